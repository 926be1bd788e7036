package org.accession.patient;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;

/**
 * An item with a column of its own. A blank value is null there, and so is a date that the calendar does not have; what is
 * far too long is cut.
 *
 * @param item the item in the working version
 * @param getter the value of a row as the database holds it, or null
 * @param setter writes a value, or null, to the row
 */
record ItemColumn<R>(Item item, Function<R, String> getter, BiConsumer<R, String> setter) {

    /** No value of the standard comes near it, and an index holds it. The whole value is among the items. */
    static final int LONGEST = 250;

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z][a-z0-9])");

    static <R> ItemColumn<R> text(String id, Function<R, String> getter, BiConsumer<R, String> setter) {
        return new ItemColumn<>(Dictionaries.standard().working().item(id), getter, setter);
    }

    static <R> ItemColumn<R> date(String id, Function<R, PartialDate> getter, BiConsumer<R, PartialDate> setter) {
        return text(id, row -> {
            PartialDate date = getter.apply(row);
            return date == null ? null : date.written();
        }, (row, value) -> setter.accept(row, value == null ? null : PartialDate.of(value).orElse(null)));
    }

    /** The name of the column. */
    String name() {
        return NEXT_WORD.matcher(item.id()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    void write(R row, Values values) {
        setter.accept(row, values.isBlank(item) ? null : cut(values.get(item)));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST));
    }
}
