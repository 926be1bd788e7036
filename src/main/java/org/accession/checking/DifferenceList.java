package org.accession.checking;

import java.util.List;
import java.util.UUID;

import org.accession.audit.Seen;

/**
 * What a comparison has found.
 *
 * @param counts how many cases are different, by item, the most first
 * @param item whose cases are listed; all if it is empty
 */
record DifferenceList(List<Count> counts, String item, List<Line> lines, Paging paging) {

    /** An item and in how many cases it would change. */
    public record Count(String item, long cases) {

        public String name() {
            return StagingDifference.name(item);
        }
    }

    /** What would change in a case. */
    public record Line(Long facilityId, Long patientId, Long recordId, Long id, UUID caseId, String facility,
            String item, String schema, String oldValue, String newValue, String oldReason, String newReason) {

        public String name() {
            return StagingDifference.name(item);
        }

        /** The former value in words. */
        public String from() {
            return oldValue.isEmpty() ? "blank" : oldValue;
        }

        /** The new value in words. */
        public String to() {
            return newValue.isEmpty() ? "blank" : newValue;
        }

        Seen seen() {
            return Seen.tumorCase(facilityId, patientId, recordId, id);
        }
    }

    public String itemName() {
        return StagingDifference.name(item);
    }

    static DifferenceList none() {
        return new DifferenceList(List.of(), "", List.of(), new Paging(0, 1));
    }
}
