package org.accession.abstracting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.accession.checking.CheckedCase;
import org.accession.patient.CaseStep;
import org.accession.patient.TumorCase;

/**
 * What stands above the items of a case: what it is of, whose, and how it came to be where it stands.
 *
 * @param findings how many edits have found something; null if none has looked yet
 */
record CaseHead(UUID publicId, String chip, String site, String histology, String facility, String accession,
        String state, String reason, List<Step> steps, Integer findings) {

    /** A step to a state: when, and by whom. */
    record Step(String state, Instant at, String who, String reason) {}

    static CaseHead of(TumorCase one, List<CaseStep> steps, Map<Long, String> names) {
        return new CaseHead(one.publicId, Written.chip(one),
                Terms.orCode("primarySite", one.primarySite),
                Terms.histology(one.histologicTypeIcdO3, one.behaviorCodeIcdO3), one.facility.name,
                Written.accession(one),
                Written.state(one.state), one.stateReason,
                steps.stream().map(step -> new Step(Written.state(step.toState), step.at,
                        names.getOrDefault(step.personId, by(step, one)), step.reason)).toList(),
                CheckedCase.of(one).map(CheckedCase::findings).orElse(null));
    }

    /** An imported record names its abstracter by initials only. */
    private static String by(CaseStep step, TumorCase one) {
        return CaseStep.IMPORT.equals(step.reason) && one.abstractedBy != null
                ? "Abstracted by " + one.abstractedBy
                : "Registry";
    }
}
