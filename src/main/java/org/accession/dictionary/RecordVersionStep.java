package org.accession.dictionary;

import java.util.List;

/** NAACCR Record Version, item 50, says in which version the file is; where it is given it follows. */
record RecordVersionStep(Dictionary to) implements ConversionStep {

    @Override
    public void apply(ConversionRecord record, List<ConversionNote> notes) {
        to.find("naaccrRecordVersion").ifPresent(item -> record.at(Level.ROOT, (values, tumor) -> {
            String before = values.get(item);
            String now = to.version().code();
            if (!before.isEmpty() && !before.equals(now)) {
                values.set(item, now);
                notes.add(new ConversionNote(item, ConversionNote.Kind.CONVERTED, before, now, tumor));
            }
        }));
    }
}
