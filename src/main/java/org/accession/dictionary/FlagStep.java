package org.accession.dictionary;

import java.util.List;

/** On the way back to a version with date flags: a flag says why its date is blank, so it goes where the date is known. */
record FlagStep(Item flag, Item date) implements ConversionStep {

    @Override
    public void apply(ConversionRecord record, List<ConversionNote> notes) {
        record.at(flag.level(), (values, tumor) -> {
            if (!values.isBlank(flag) && !values.isBlank(date)) {
                notes.add(new ConversionNote(flag, ConversionNote.Kind.DROPPED, values.get(flag), "", tumor));
                values.set(flag, "");
            }
        });
    }
}
