package org.accession.edits;

import java.util.Set;

import org.accession.dictionary.Item;
import org.accession.rules.Rule;

/** An edit with the rule that it was compiled to. */
public record CompiledEdit(Edit edit, Rule rule) implements ReadyEdit {

    @Override
    public Set<Item> items() {
        return rule.items();
    }
}
