package org.accession.cli;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.ConversionNote.Kind;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Identification;
import org.accession.dictionary.NaaccrVersion;
import org.accession.naaccrxml.FaultCode;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.ValueFault;

/**
 * What a conversion changed, counted; what is not in the file that is written, with its value as validate prints it; and
 * what else somebody should look at.
 */
final class ConversionReport {

    /** A file in which more is wrong needs another conversion, not a longer list. */
    private static final int MOST_LISTED = 1000;

    private final Dictionary written;
    private final Tally counts = new Tally();
    private final Tally faults = new Tally();
    private final List<String> dropped = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> toReview = new ArrayList<>();
    private long lost;
    private long reviews;
    private long patients;
    private long tumors;

    ConversionReport(Dictionary written) {
        this.written = written;
    }

    void add(int patient, List<ConversionNote> notes) {
        String place = patient == 0 ? "file, " : "patient " + patient + ", ";
        for (ConversionNote note : notes) {
            boolean goesOn = notes.stream().anyMatch(other -> goesOnAs(note, other));
            boolean isLeftOut = note.isLeftOut(written) && !goesOn;
            counts.add(note.item() + ": " + (isLeftOut
                    ? whyLeftOut(note)
                    : goesOn ? "its value is that of another item now" : note.kind().text()));
            if (isLeftOut) {
                if (lost++ < MOST_LISTED) {
                    leftOut.add(place + note.item() + (note.tumor() == 0 ? "" : ", tumor " + note.tumor()) + ": "
                            + value(note));
                }
            } else if (note.needsReview() && reviews++ < MOST_LISTED) {
                toReview.add(place + note);
            }
        }
    }

    /** Whether another item was filled with the value. */
    private static boolean goesOnAs(ConversionNote note, ConversionNote other) {
        return (note.kind() == Kind.KEPT || note.kind() == Kind.LEFT_OUT) && other.tumor() == note.tumor()
                && note.item().equals(other.source());
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
        return lost > 0 || reviews > 0 || !faults.isEmpty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(FileCommands.count(patients, "patient") + ", " + FileCommands.count(tumors, "tumor")
                + " written as " + written.version() + ".");
        dropped.forEach(uri -> lines.add("user dictionary " + uri + ": not for " + written.version()
                + ", no longer named; its items are left out"));
        lines.addAll(counts.each(" x "));
        lines.addAll(listed("left out: ", leftOut, lost));
        lines.addAll(listed("look at: ", toReview, reviews));
        if (!faults.isEmpty()) {
            lines.add(FileCommands.count(faults.sum(), "value fault") + " in the file: "
                    + String.join(", ", faults.each(" "))
                    + ". What is not left out was written as it was read. See accession validate.");
        }
        return lines;
    }

    private static List<String> listed(String what, List<String> first, long all) {
        List<String> lines = new ArrayList<>(first.stream().map(what::concat).toList());
        if (all > first.size()) {
            lines.add(what + (all - first.size()) + " more");
        }
        return lines;
    }

    /** In a file that is written, what the registry would keep is not there. */
    private static String whyLeftOut(ConversionNote note) {
        return switch (note.kind()) {
            case KEPT -> NaaccrVersion.ofUri(note.item().dictionaryUri()).isPresent()
                    ? "retired"
                    : "not of a dictionary for this version";
            case LEFT_OUT -> "not in this version";
            case DISAGREED -> "tumors disagree";
            case CROWDED_OUT -> "unknown before, and another value stands there";
            case DROPPED -> "no longer so";
            default -> "no code of this version stands for it";
        } + ", left out";
    }

    private static String value(ConversionNote note) {
        return note.item().identification() == Identification.ENCRYPTED
                ? "(not shown)"
                : FaultFormat.shown(note.before());
    }
}
