package org.accession.dictionary;

import java.util.List;

/** An item whose codes changed in a way that no table at hand describes: the value stays and is named. */
record ReviewStep(Item item) implements ConversionStep {

    @Override
    public void apply(ConversionRecord record, List<ConversionNote> notes) {
        record.at(item.level(), (values, tumor) -> {
            if (!values.isBlank(item)) {
                notes.add(new ConversionNote(item, ConversionNote.Kind.REVIEW, values.get(item), values.get(item),
                        tumor));
            }
        });
    }
}
