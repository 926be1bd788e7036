package org.accession.intake;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.accession.checking.CheckingConfig;
import org.accession.dictionary.Dictionaries;
import org.accession.keys.Keyring;
import org.accession.patient.Changes;
import org.accession.patient.Consolidation;
import org.accession.patient.RegistryDictionaries;
import org.accession.patient.ValuesChanging;
import org.hibernate.StatelessSession;

/** What storing a record needs of the registry. */
@ApplicationScoped
class Registry {

    private final Keyring keys;
    private final Changes changes;
    private final Consolidation consolidation;
    private final StatelessSession rows;
    private final Event<ValuesChanging> changing;
    private final CheckingConfig checking;
    private final RegistryDictionaries dictionaries;

    Registry(Keyring keys, Changes changes, Consolidation consolidation, StatelessSession rows,
            Event<ValuesChanging> changing, CheckingConfig checking, RegistryDictionaries dictionaries) {
        this.dictionaries = dictionaries;
        this.rows = rows;
        this.changing = changing;
        this.checking = checking;
        this.keys = keys;
        this.changes = changes;
        this.consolidation = consolidation;
    }

    Dictionaries dictionaries() {
        return dictionaries.current();
    }

    Keyring keys() {
        return keys;
    }

    Changes changes() {
        return changes;
    }

    Consolidation consolidation() {
        return consolidation;
    }

    /** For rows that are only written. */
    StatelessSession rows() {
        return rows;
    }

    /** Derives what a batch adds, unless that is left for later. */
    Optional<Newcomers> newcomers() {
        return checking.whileImporting() ? Optional.of(new Newcomers(changing, keys)) : Optional.empty();
    }
}
