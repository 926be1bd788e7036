package org.accession.submission;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.accession.dictionary.ConversionNote;
import org.accession.naaccrxml.FaultCode;
import org.accession.naaccrxml.ValueFault;

/** Counts what could not go out as it is held. */
final class ExportNotes {

    private record Key(String item, String what) {}

    private final Map<Key, Integer> times = new TreeMap<>(Comparator.comparing(Key::item).thenComparing(Key::what));

    void addConversions(Collection<ConversionNote> notes) {
        notes.forEach(note -> add(note.item().id(), note.kind().text()));
    }

    void addFaults(Collection<ValueFault> faults) {
        // What the version does not have is in the conversion's notes, by its name.
        faults.stream().filter(fault -> fault.code() != FaultCode.NOT_IN_VERSION)
                .forEach(fault -> add(fault.item(), fault.code().code()));
    }

    void add(String item, String what) {
        times.merge(new Key(item, what), 1, Integer::sum);
    }

    List<ExportNote> all() {
        return times.entrySet().stream()
                .map(entry -> new ExportNote(entry.getKey().item(), entry.getKey().what(), entry.getValue())).toList();
    }
}
