package org.accession.patient;

import java.util.function.BiConsumer;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;

/**
 * An item with a column of its own. A blank value is null there, and so is a date that the calendar does not have.
 *
 * @param item the item in the working version
 * @param setter writes a value, or null, to the row
 */
record ItemColumn<R>(Item item, BiConsumer<R, String> setter) {

    static <R> ItemColumn<R> text(String id, BiConsumer<R, String> setter) {
        return new ItemColumn<>(Dictionaries.standard().working().item(id), setter);
    }

    static <R> ItemColumn<R> date(String id, BiConsumer<R, PartialDate> setter) {
        return text(id, (row, value) -> setter.accept(row,
                value == null ? null : PartialDate.of(value).orElse(null)));
    }

    void write(R row, Values values) {
        setter.accept(row, values.isBlank(item) ? null : values.get(item));
    }
}
