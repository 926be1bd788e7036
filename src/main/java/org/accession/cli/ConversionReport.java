package org.accession.cli;

import java.util.ArrayList;
import java.util.List;

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
    private final Tally counts = new Tally();
    private final Tally faults = new Tally();
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
            counts.add(note.item() + ": " + text(note));
            if (note.needsReview() && reviews++ < MOST_LISTED) {
                toReview.add((patient == 0 ? "file" : "patient " + patient) + ", " + note);
            }
        }
    }

    void addFaults(List<ValueFault> found) {
        found.forEach(fault -> faults.add(fault.code().code()));
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
        lines.addAll(counts.each(" x "));
        toReview.forEach(review -> lines.add("look at: " + review));
        if (reviews > MOST_LISTED) {
            lines.add("look at: " + (reviews - MOST_LISTED) + " more");
        }
        if (!faults.isEmpty()) {
            lines.add(FileCommands.count(faults.sum(), "value fault") + " in the file: "
                    + String.join(", ", faults.each(" "))
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
