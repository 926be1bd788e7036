package org.accession.submission;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.Dictionaries;
import org.accession.naaccrxml.FaultCode;
import org.accession.naaccrxml.ValueFault;

/** Counts what could not go out as it is held. */
final class ExportNotes {

    private record Key(String item, String what) {}

    /** Items of which values are stored still, by their place. */
    private final Map<String, String> ofNoDictionary = new HashMap<>();
    private final Map<Key, Integer> times = new TreeMap<>(Comparator.comparing(Key::item).thenComparing(Key::what));

    ExportNotes(Dictionaries known) {
        known.places().forEach((id, place) -> {
            if (known.newest(id).isEmpty()) {
                ofNoDictionary.put("#" + place, id);
            }
        });
    }

    void addConversions(Collection<ConversionNote> notes) {
        notes.forEach(note -> add(note.item().id(), note.kind().text()));
    }

    void addFaults(Collection<ValueFault> faults) {
        for (ValueFault fault : faults) {
            if (fault.code() != FaultCode.NOT_IN_VERSION) {
                add(fault.item(), fault.code().code());
            } else if (ofNoDictionary.containsKey(fault.item())) {
                // Of the others the conversion's notes tell, by their names.
                add(ofNoDictionary.get(fault.item()), "of a dictionary that is not in use, left out");
            }
        }
    }

    void add(String item, String what) {
        times.merge(new Key(item, what), 1, Integer::sum);
    }

    List<ExportNote> all() {
        return times.entrySet().stream()
                .map(entry -> new ExportNote(entry.getKey().item(), entry.getKey().what(), entry.getValue())).toList();
    }
}
