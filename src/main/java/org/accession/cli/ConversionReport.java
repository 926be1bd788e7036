package org.accession.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.NaaccrVersion;
import org.accession.naaccrxml.FaultCode;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.ValueFault;

/** What a conversion changed, counted, and what somebody should look at. */
final class ConversionReport {

    /** A file in which more is wrong needs another conversion, not a longer list. */
    private static final int MOST_LISTED = 1000;

    private final NaaccrVersion version;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<String> toReview = new ArrayList<>();
    private long reviews;
    private long patients;
    private long tumors;

    ConversionReport(NaaccrVersion version) {
        this.version = version;
    }

    void add(int patient, List<ConversionNote> notes) {
        for (ConversionNote note : notes) {
            counts.merge(note.item() + ": " + text(note), 1L, Long::sum);
            if (note.needsReview() && reviews++ < MOST_LISTED) {
                toReview.add((patient == 0 ? "file" : "patient " + patient) + ", " + note);
            }
        }
    }

    void addFaults(List<ValueFault> found) {
        found.forEach(fault -> faults.merge(fault.code().code(), 1L, Long::sum));
    }

    /** Tells which user dictionaries the file named that the written one does not. */
    void addDictionaries(List<String> before, List<String> after) {
        before.stream().filter(uri -> !after.contains(uri)).forEach(dropped::add);
    }

    /** Counts a patient as written, with what could not be. */
    void addUnwritten(PatientRecord patient, List<ValueFault> unwritten) {
        patients++;
        tumors += patient.tumors().size();
        // What the version does not have is in the conversion's notes.
        addFaults(unwritten.stream().filter(fault -> fault.code() != FaultCode.NOT_IN_VERSION).toList());
    }

    boolean needsReview() {
        return reviews > 0 || !faults.isEmpty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(FileCommands.count(patients, "patient") + ", " + FileCommands.count(tumors, "tumor")
                + " written as " + version + ".");
        dropped.forEach(uri -> lines.add("user dictionary " + uri + ": not for " + version
                + ", no longer named; its items are left out"));
        counts.forEach((what, times) -> lines.add(times + " x " + what));
        toReview.forEach(review -> lines.add("look at: " + review));
        if (reviews > MOST_LISTED) {
            lines.add("look at: " + (reviews - MOST_LISTED) + " more");
        }
        if (!faults.isEmpty()) {
            long all = faults.values().stream().mapToLong(Long::longValue).sum();
            String each = faults.entrySet().stream().map(fault -> fault.getValue() + " " + fault.getKey())
                    .collect(Collectors.joining(", "));
            lines.add(FileCommands.count(all, "value fault") + " in the file: " + each
                    + ". What is not left out was written as it was read. See accession validate.");
        }
        return lines;
    }

    /** In a file that is written, what the registry would keep is not there. */
    private static String text(ConversionNote note) {
        if (note.kind() != ConversionNote.Kind.KEPT) {
            return note.kind().text();
        }
        return NaaccrVersion.ofUri(note.item().dictionaryUri()).isPresent()
                ? "retired, left out"
                : "not of a dictionary for this version, left out";
    }
}
