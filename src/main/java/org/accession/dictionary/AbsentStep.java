package org.accession.dictionary;

import java.util.List;
import java.util.Set;

import static org.accession.dictionary.ConversionNote.Kind.KEPT;
import static org.accession.dictionary.ConversionNote.Kind.LEFT_OUT;

/** Names the values whose item the other dictionary does not have. They stay in the record. */
record AbsentStep(List<Item> absent, ConversionNote.Kind kind) implements ConversionStep {

    AbsentStep(Dictionary from, Dictionary to, Set<Item> replaced) {
        this(from.items().stream().filter(item -> to.at(item.ordinal()) == null && !replaced.contains(item)).toList(),
                from.version().compareTo(to.version()) < 0 ? KEPT : LEFT_OUT);
    }

    @Override
    public void apply(ConversionRecord record, List<ConversionNote> notes) {
        record.all((values, tumor) -> {
            for (Item item : absent) {
                if (!values.isBlank(item)) {
                    notes.add(new ConversionNote(item, kind, values.get(item), values.get(item), tumor));
                }
            }
        });
    }
}
