package org.accession.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.accession.audit.Seen;
import org.accession.jobs.Job;

/**
 * An import as pages show it.
 *
 * @param faults the first faults of values
 * @param rejections the first rejected records
 * @param duplicates the first possible duplicates, of those whom the reader sees
 * @param stored the first records that were stored or kept out because they were older, those that are new last
 */
record ImportView(UUID publicId, String file, String kind, String facility, long size, Instant received, Job job,
        Counts counts, List<Conversion> conversions, List<Fault> faults, List<Rejection> rejections,
        List<Duplicate> duplicates, List<Stored> stored) {

    /** So many lines of a list are shown; the downloads have them all. */
    static final int MOST_LINES = 100;

    record Counts(int read, int created, int updated, int unchanged, int older, int rejected, int patientsUpdated,
            int patientsOlder, int possibleDuplicates,
            int faults) {}

    record Conversion(String item, String what, int times, long firstLine) {}

    record Fault(long line, int patient, int tumor, String item, String code, String value, String message) {}

    record Rejection(long line, int patient, int tumor, String reason) {}

    /** Two patients who may be one, and the number of the Patient element that showed it. */
    record Duplicate(int patient, UUID oneId, String one, UUID otherId, String other, String why, List<Seen> seen) {}

    /** A record and what became of it. */
    record Stored(long line, int patient, int tumor, String outcome, String items, UUID patientId, UUID caseId,
            String chip, Seen seen) {}

    /** The lists are made once there is nothing more to come. */
    static ImportView of(FileImport taken) {
        return new ImportView(taken.publicId, taken.sourceFile.name, kind(taken),
                facility(taken), taken.sourceFile.size,
                taken.sourceFile.receivedAt, taken.job,
                new Counts(taken.read, taken.created, taken.updated, taken.unchanged, taken.older, taken.rejected,
                        taken.patientsUpdated, taken.patientsOlder,
                        taken.possibleDuplicates, taken.faults),
                all(taken, ImportLists::conversions), some(taken, ImportLists::faults),
                some(taken, ImportLists::rejections), some(taken, ImportLists::duplicates),
                some(taken, ImportLists::stored));
    }

    private static <T> List<T> all(FileImport taken, Function<FileImport, List<T>> list) {
        return taken.job.state.ended() ? list.apply(taken) : List.of();
    }

    private static <T> List<T> some(FileImport taken, BiFunction<FileImport, Integer, List<T>> list) {
        return all(taken, of -> list.apply(of, MOST_LINES));
    }

    static String kind(FileImport taken) {
        return taken.isCaseList()
                ? "List of cases"
                : "NAACCR " + taken.sourceFile.naaccrVersion + ", type " + taken.sourceFile.recordType;
    }

    /** Whose the records are: of whom the import was told, or whom they name themselves, as far as the reader sees them. */
    private static String facility(FileImport taken) {
        List<String> named = taken.facility == null
                ? all(taken, ImportLists::facilities)
                : List.of(taken.facility.name);
        return switch (named.size()) {
            case 0 -> "as the records say";
            case 1 -> named.get(0);
            default -> named.size() + " facilities";
        };
    }

    /** Whose records the lists name. */
    List<Seen> seen() {
        return Stream.concat(duplicates.stream().flatMap(one -> one.seen().stream()), stored.stream().map(Stored::seen))
                .distinct().toList();
    }

    public boolean isList() {
        return kind.equals("List of cases");
    }
}
