package org.accession.rules;

import org.accession.dictionary.Item;
import org.accession.dictionary.Level;

/** The value of an item, filled up with blanks to its length. */
record FieldText(int ordinal, int length, Level level, Item item) implements Code.OfText {

    FieldText(Item item) {
        this(item.ordinal(), item.length(), item.level(), item);
    }

    @Override
    public String value(Run run) {
        return run.field(this);
    }
}
