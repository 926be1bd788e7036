package org.accession.submission;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.accession.audit.Seen;
import org.accession.checking.SubmissionCheck;
import org.accession.patient.TumorCase;

/** A case in which the recipient's edits find errors. It says of which case, and nothing of whose. */
public record RefusedCase(Long facilityId, Long patientId, Long recordId, Long id, UUID caseId, String facility,
        String site, String histology, String behavior, List<String> edits) {

    private static final String CASES = "from TumorCase c join fetch c.facility join fetch c.facilityPatient"
            + " where c.publicId in ?1";

    /** Those of them that the caller sees; within the caller's transaction. */
    static List<RefusedCase> of(List<SubmissionCheck.OfCase> refused) {
        Map<UUID, TumorCase> seen = TumorCase.<TumorCase>list(CASES,
                refused.stream().map(SubmissionCheck.OfCase::caseId).toList()).stream()
                .collect(Collectors.toMap(one -> one.publicId, Function.identity()));
        return refused.stream().filter(one -> seen.containsKey(one.caseId()))
                .map(one -> of(seen.get(one.caseId()), one.edits())).toList();
    }

    private static RefusedCase of(TumorCase one, List<String> edits) {
        return new RefusedCase(one.facility.id, one.facilityPatient.patient.id, one.facilityPatient.id, one.id,
                one.publicId, one.facility.name, one.primarySite, one.histologicTypeIcdO3, one.behaviorCodeIcdO3,
                edits);
    }

    Seen seen() {
        return Seen.tumorCase(facilityId, patientId, recordId, id);
    }
}
