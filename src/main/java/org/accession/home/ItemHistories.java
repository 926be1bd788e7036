package org.accession.home;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.patient.RegistryDictionaries;

/** The items of the registry's dictionaries with their history, which is told once for each state of these. */
@ApplicationScoped
class ItemHistories {

    private record Told(Dictionaries dictionaries, List<ItemHistory> items) {}

    private final RegistryDictionaries dictionaries;
    private volatile Told told;

    ItemHistories(RegistryDictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** All items, by number. */
    List<ItemHistory> all() {
        Dictionaries current = dictionaries.current();
        Told ready = told;
        if (ready == null || ready.dictionaries() != current) {
            ready = new Told(current, ItemHistory.all(current));
            told = ready;
        }
        return ready.items();
    }
}
