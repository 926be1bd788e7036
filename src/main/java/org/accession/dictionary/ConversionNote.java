package org.accession.dictionary;

/**
 * What a {@link Conversion} did to one item of a record, or could not do.
 *
 * @param item the item, as the version defines it in which it exists
 * @param kind what happened
 * @param before the value before; empty if there was none
 * @param after the value now; empty if there is none
 * @param tumor the tumor, from 1, or 0 if the note is about the patient or the root
 * @param source the item that it was filled from; null where it was not
 */
public record ConversionNote(Item item, Kind kind, String before, String after, int tumor, Item source) {

    /** What happened to an item by itself. */
    public ConversionNote(Item item, Kind kind, String before, String after, int tumor) {
        this(item, kind, before, after, tumor, null);
    }

    /** What can happen to an item. */
    public enum Kind {
        /** The value was rewritten, or filled in, by a rule of the standard. */
        CONVERTED("converted"),
        /** The value was rewritten, or kept, by a rule that is not certain: somebody should look. */
        REVIEW("to be reviewed"),
        /** The item is retired in the newer version; the value is kept for going back. */
        KEPT("retired, kept"),
        /** The older version has no such item: the value stays in the registry and out of the file. */
        LEFT_OUT("not in this version, left out"),
        /** The value moved from the tumors to the patient, or back. */
        MOVED("moved to the other level"),
        /** The tumors had different values for what is now one value of the patient; each is kept. */
        DISAGREED("tumors disagree"),
        /** The value was taken away because what it said is no longer so. */
        DROPPED("no longer so, dropped"),
        /** The value is longer than the other version allows; it was left as it is. */
        TOO_LONG("too long, left as it is"),
        /** The value does not fit the item in the other version; it was left as it is. */
        MISFIT("does not fit, left as it is"),
        /** The record's own version does not know the item, the other one does: the value took its place there. */
        TAKEN_UP("unknown before, taken up"),
        /** The same, but the item has another value there already. */
        CROWDED_OUT("unknown before, and another value stands there: left out");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Some words to be read after the item's name. */
        public String text() {
            return text;
        }
    }

    /** Whether somebody should look at it: the conversion was not certain, or not possible. */
    public boolean needsReview() {
        return switch (kind) {
            case REVIEW, DISAGREED, TOO_LONG, MISFIT, CROWDED_OUT -> true;
            default -> false;
        };
    }

    /** Whether a file of the version does not have the value that was there before. */
    public boolean isLeftOut(Dictionary written) {
        boolean gone = after.isEmpty() || written.at(item.ordinal()) == null;
        return !before.isEmpty() && (gone || kind == Kind.LEFT_OUT || kind == Kind.DISAGREED);
    }

    /** One line for a report or a log; without the values if they say anything about who the patient is. */
    @Override
    public String toString() {
        String line = item + (tumor == 0 ? "" : ", tumor " + tumor) + ": " + kind.text();
        return item.identification() == Identification.NONE && !before.equals(after)
                ? line + " (" + before + " -> " + after + ")"
                : line;
    }
}
