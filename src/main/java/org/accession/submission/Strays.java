package org.accession.submission;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.Extension;
import org.accession.naaccrxml.StrayItem;

/**
 * What came with a record and no dictionary of the registry knows: items of the sender's user dictionary, and extensions.
 * It stands in the source file alone; an item fits a file that goes out if it has a user dictionary to belong to.
 */
final class Strays {

    private final ReceivedRecords received;
    private final Dictionary target;
    private final RecordType type;
    private final ExportNotes notes;
    private List<String> userDictionaries = List.of();
    private boolean any;

    Strays(ReceivedRecords received, Dictionary target, RecordType type, ExportNotes notes) {
        this.received = received;
        this.target = target;
        this.type = type;
        this.notes = notes;
    }

    /** Looks which files have such records of the selected cases, and of patients without cases who go along. */
    void find(Selection selection) {
        Set<Long> files = ReceivedRecords.files(selection, "r.strays");
        any = !files.isEmpty();
        Set<String> uris = new LinkedHashSet<>();
        files.forEach(fileId -> uris.addAll(received.root(fileId).in(target).userDictionaryUris()));
        userDictionaries = isCarried() ? List.copyOf(uris) : List.of();
    }

    /** The user dictionaries of those files, but for those that are for another version alone. */
    List<String> userDictionaries() {
        return userDictionaries;
    }

    /** The latest record that made the case what it is and has more than its values. */
    Optional<ReceivedRecords.Found> of(long tumorCaseId) {
        return any ? received.withStraysOfCase(tumorCaseId) : Optional.empty();
    }

    /** The latest record that made a facility's record of a patient what it is and has more than its values. */
    Optional<ReceivedRecords.Found> ofPatient(long facilityPatientId) {
        return any ? received.withStraysOfPatient(facilityPatientId) : Optional.empty();
    }

    /** Those that fit; the others are noted. */
    List<StrayItem> fitting(List<StrayItem> items) {
        List<StrayItem> fitting = new ArrayList<>();
        for (StrayItem item : items) {
            if (!isCarried()) {
                notes.add(item.id() == null ? item.number() : item.id(), "goes out in types A and M alone, left out");
            } else if (!userDictionaries.isEmpty() && item.id() != null && target.find(item.id()).isEmpty()) {
                fitting.add(item);
            } else {
                boolean known = item.id() != null && target.find(item.id()).isPresent();
                notes.add(item.id() == null ? item.number() : item.id(),
                        known ? "not an item of the file it came in, left out" : "in no dictionary, left out");
            }
        }
        return fitting;
    }

    /**
     * Takes values over that came when their user dictionary was not installed yet, and stand in the file alone.
     *
     * @param came as the file has them
     * @param values as they go out
     */
    void takeUp(Values came, Values values) {
        came.forEach(target, (item, value) -> {
            if (!item.dictionaryUri().equals(target.version().uri()) && values.isBlank(item)
                    && item.recordTypes().contains(type)) {
                values.set(item, value);
            }
        });
    }

    /** The extensions, if they go out; else they are noted. */
    List<Extension> fittingExtensions(List<Extension> extensions) {
        if (isCarried()) {
            return extensions;
        }
        extensions.forEach(one -> notes.add("an extension", "goes out in types A and M alone, left out"));
        return List.of();
    }

    /** A full abstract carries what its sender added; what else an incidence or confidential file may hold is agreed on. */
    private boolean isCarried() {
        return type == RecordType.A || type == RecordType.M;
    }
}
