package org.accession.edits;

import java.util.Set;

import org.accession.dictionary.Item;

/** An edit over all tumors of a patient, with the rule that it was compiled to. */
public record CompiledPatientEdit(Edit edit, PatientRule rule) implements ReadyEdit {

    @Override
    public Set<Item> items() {
        return rule.items();
    }
}
