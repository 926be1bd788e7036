package org.accession.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.keys.Keyring;
import org.accession.patient.Changes;
import org.accession.patient.Consolidation;
import org.hibernate.StatelessSession;

/** What storing a record needs of the registry. */
@ApplicationScoped
class Registry {

    private final Keyring keys;
    private final Changes changes;
    private final Consolidation consolidation;
    private final StatelessSession rows;

    Registry(Keyring keys, Changes changes, Consolidation consolidation, StatelessSession rows) {
        this.rows = rows;
        this.keys = keys;
        this.changes = changes;
        this.consolidation = consolidation;
    }

    Dictionaries dictionaries() {
        return Dictionaries.standard();
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
}
