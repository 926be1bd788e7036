package org.accession.intake;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.identity.Facility;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.CaseStamps.Stamp;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Person;
import org.accession.patient.CaseState;
import org.accession.patient.CaseStep;
import org.accession.patient.ItemChange;
import org.accession.patient.SourceRecord.Outcome;
import org.accession.patient.Tumor;
import org.accession.patient.TumorCase;

/** Makes a case of a person, or tells what a newer record says otherwise of one. */
final class CaseWriter {

    /**
     * What becomes of a case.
     *
     * @param reason why it was rejected, or the items that differ; may be empty
     * @param itsCase the case; null where the record was rejected
     * @param changes what is to be changed
     */
    record Result(Outcome outcome, String reason, Case itsCase, List<ItemChange> changes) {

        static Result rejected(String reason) {
            return new Result(Outcome.REJECTED, reason, null, List.of());
        }

        static Result of(Outcome outcome, String reason, Case itsCase) {
            return new Result(outcome, reason, itsCase, List.of());
        }
    }

    private final Origin origin;
    private final EvidenceItems evidence;
    private final CaseKey.Reader keys;
    private final Counterparts counterparts;
    private final Recency recency;
    private final CaseStamps stamps;
    private final TumorLinks tumors;
    private final Inserts inserts;
    private final Journal journal;
    private final Instant now;
    private final Item firstContact;
    private final Item site;

    CaseWriter(Dictionary dictionary, Origin origin, EvidenceItems evidence, CaseKey.Reader keys,
            Counterparts counterparts, Recency recency,
            CaseStamps stamps, TumorLinks tumors, Inserts inserts, Journal journal, Instant now) {
        this.origin = origin;
        this.evidence = evidence;
        this.keys = keys;
        this.counterparts = counterparts;
        this.recency = recency;
        this.stamps = stamps;
        this.tumors = tumors;
        this.inserts = inserts;
        this.journal = journal;
        this.now = now;
        firstContact = dictionary.item("dateOf1stContact");
        site = dictionary.item("primarySite");
    }

    /** A case to abstract, unless the patient has one that was first seen on that day. */
    Result suspend(Held held, Person person, ArrivingCase arriving) {
        String seen = arriving.values().get(firstContact);
        return person.cases.stream()
                .filter(one -> one.values.get(firstContact).equals(seen) && isSameSite(one, arriving))
                .findFirst().map(one -> Result.of(Outcome.UNCHANGED, "", one))
                .orElseGet(() -> Result.of(Outcome.NEW, "", create(held, person, arriving,
                        keys.of(arriving.values()), List.of(new Stamp(CaseState.SUSPENSE, now)))));
    }

    private boolean isSameSite(Case one, ArrivingCase arriving) {
        String known = one.values.get(site);
        String listed = arriving.values().get(site);
        return known.isEmpty() || listed.isEmpty() || known.equals(listed);
    }

    Result write(Held held, Person person, Arrival arrival, ArrivingCase arriving) {
        if (counterparts.isOfAnother(person, arriving)) {
            return Result.rejected("Its accession number is that of another patient here.");
        }
        String mrn = evidence.recordNumber(arriving.values());
        if (held.withMrn(person.facilityId, mrn).filter(owner -> owner != person).isPresent()) {
            return Result.rejected("Its medical record number is that of another patient here.");
        }
        if (counterparts.areSeveral(person, arrival, arriving)) {
            return Result.rejected("It may be any of several cases of the patient here: what would tell which is blank,"
                    + " or has another sequence number.");
        }
        if (counterparts.isDoubtful(person, arrival, arriving)) {
            return Result.rejected("It may be the case that has another sequence number here, and another tumor: import"
                    + " what has changed of the tumor first, under the number that it has here.");
        }
        return counterparts.of(person, arrival, arriving).map(one -> compare(held, one, arriving))
                .orElseGet(() -> Result.of(Outcome.NEW, "", create(held, person, arriving,
                        keys.of(arriving.values()), stamps.of(arriving.values(), now))));
    }

    private Result compare(Held held, Case one, ArrivingCase arriving) {
        if (one.row.state == CaseState.DELETED) {
            return Result.rejected("The case was deleted here: restore it first.");
        }
        Comparison comparison = Comparison.of(arriving.values(), one.values, origin::clears)
                .without(one.row.derived);
        if (comparison.isEmpty()) {
            return Result.of(Outcome.UNCHANGED, "", one);
        }
        if (one.fileId != null && one.fileId == origin.sourceFileId()) {
            return Result.rejected("The case stands twice in this file, with different values: "
                    + journal.items(comparison) + ".");
        }
        if (recency.isOlder(arriving.values(), origin.made(), one.values, one.made)) {
            return Result.of(Outcome.OLDER, journal.items(comparison), one);
        }
        one.values = comparison.applied(one.values);
        held.key(one, keys.of(one.values));
        one.fileId = origin.sourceFileId();
        one.made = origin.made();
        return new Result(Outcome.UPDATED, journal.items(comparison), one, journal.changes(comparison));
    }

    /**
     * A case that was only suspected is open once there is an abstract of it, and has a tumor; one that was being abstracted
     * is complete when the record says so.
     */
    Consumer<TumorCase> completion(Case one) {
        List<Stamp> reached = stamps.of(one.values, now);
        Stamp last = reached.get(reached.size() - 1);
        Tumor tumor = one.row.state == CaseState.SUSPENSE ? tumorOf(one) : null;
        return row -> {
            if (row.state == CaseState.SUSPENSE) {
                become(row, CaseState.OPEN, reached.get(0));
                row.tumor = tumor;
            }
            if (last.state() == CaseState.COMPLETE && row.state != CaseState.COMPLETE && row.state.counts()) {
                become(row, CaseState.COMPLETE, last);
            }
        };
    }

    private Tumor tumorOf(Case one) {
        TumorCase reported = new TumorCase();
        reported.values(one.values);
        tumors.add(reported, one.person);
        inserts.write();
        return TumorCase.getEntityManager().getReference(Tumor.class, reported.tumor.id);
    }

    private static void become(TumorCase row, CaseState next, Stamp stamp) {
        row.become(next, CaseStep.IMPORT, null, null, stamp.at());
        row.stateReason = null;
    }

    private Case create(Held held, Person person, ArrivingCase arriving, CaseKey key,
            List<Stamp> reached) {
        String mrn = evidence.recordNumber(arriving.values());
        if (person.row.mrn == null && !mrn.isEmpty()) {
            held.number(person, mrn);
        }
        TumorCase row = new TumorCase();
        row.facilityPatient = person.row;
        row.facility = TumorCase.getEntityManager().getReference(Facility.class, person.facilityId);
        row.values(arriving.values());
        if (reached.get(reached.size() - 1).state().counts()) {
            tumors.add(row, person);
        }
        inserts.add(row);
        CaseState from = null;
        for (Stamp stamp : reached) {
            step(row, from, stamp, arriving.reason());
            from = stamp.state();
        }
        Case created = new Case(row, person, key, arriving.values());
        created.fileId = origin.sourceFileId();
        created.made = origin.made();
        held.add(created);
        return created;
    }

    private void step(TumorCase row, CaseState from, Stamp stamp, String listedFor) {
        CaseStep step = new CaseStep();
        step.tumorCase = row;
        step.facility = row.facility;
        step.fromState = from;
        step.toState = stamp.state();
        step.at = stamp.at();
        step.personId = origin.isCaseList() ? origin.personId() : null;
        step.reason = origin.isCaseList() ? listedFor : CaseStep.IMPORT;
        inserts.add(step);
        row.state = stamp.state();
        row.stateReason = listedFor;
        row.stateSince = stamp.at();
    }
}
