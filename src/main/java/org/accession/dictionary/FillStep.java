package org.accession.dictionary;

import java.util.List;
import java.util.Optional;

import static org.accession.dictionary.ConversionNote.Kind.CONVERTED;
import static org.accession.dictionary.ConversionNote.Kind.REVIEW;

/** Fills an item that is blank from the item that stood, or stands, for the same thing. */
record FillStep(Item source, Item blank, ConversionNote.Kind kind) implements ConversionStep {

    /** A retired item fills its successor. */
    static ConversionStep forward(Item retired, Item successor) {
        return new FillStep(retired, successor, CONVERTED);
    }

    /** Going back, the retired item has what it had; it is filled only where the version lacks the successor. */
    static Optional<ConversionStep> back(Item retired, Item successor, Dictionary to) {
        return to.at(successor.ordinal()) == null
                ? Optional.of(new FillStep(successor, retired, REVIEW))
                : Optional.empty();
    }

    @Override
    public void apply(ConversionRecord record, List<ConversionNote> notes) {
        record.at(blank.level(), (values, tumor) -> {
            if (values.isBlank(blank) && !values.isBlank(source)) {
                values.set(blank, values.get(source));
                notes.add(new ConversionNote(blank, kind, "", values.get(blank), tumor, source));
            }
        });
    }
}
