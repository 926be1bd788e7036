package org.accession.intake;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.event.Event;

import org.accession.keys.Keyring;
import org.accession.patient.FacilityPatient;
import org.accession.patient.RecordDraft;
import org.accession.patient.TumorCase;
import org.accession.patient.ValuesChanging;

/** Sees to it that new rows are derived and checked before they are written, and remembers the records that have grown. */
final class Newcomers {

    private final Event<ValuesChanging> changing;
    private final Keyring keys;
    private final Set<FacilityPatient> grown = new LinkedHashSet<>();

    Newcomers(Event<ValuesChanging> changing, Keyring keys) {
        this.changing = changing;
        this.keys = keys;
    }

    /**
     * Has new records of people derived.
     *
     * @return to be told once the rows are written
     */
    ValuesChanging derive(List<FacilityPatient> people, List<TumorCase> cases) {
        Map<FacilityPatient, List<TumorCase>> byPerson = new IdentityHashMap<>();
        people.forEach(person -> byPerson.put(person, new ArrayList<>(2)));
        for (TumorCase one : cases) {
            List<TumorCase> ofNewcomer = byPerson.get(one.facilityPatient);
            if (ofNewcomer == null) {
                grown.add(one.facilityPatient);
            } else {
                ofNewcomer.add(one);
            }
        }
        ValuesChanging change = new ValuesChanging(
                people.stream().map(person -> RecordDraft.of(person, byPerson.get(person), keys)).toList());
        changing.fire(change);
        change.records().forEach(record -> record.toRows(keys));
        return change;
    }

    /** The records that were there before and have got a case. */
    Set<FacilityPatient> grown() {
        return grown;
    }
}
