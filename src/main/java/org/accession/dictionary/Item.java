package org.accession.dictionary;

import java.util.Optional;
import java.util.Set;

/**
 * A NAACCR data item as one version of the standard, or a user dictionary, defines it.
 *
 * @param ordinal the item's place in {@link Values}; the same for one XML id in all versions
 * @param number the NAACCR item number, for example 400
 * @param id the XML id, for example {@code primarySite}
 * @param name the name, for example {@code Primary Site}
 * @param level the element that holds the item
 * @param type the data type
 * @param length the length in characters; the most that a value may have
 * @param unlimited whether a value may be longer than {@code length} (text items before version 23)
 * @param padding how short values are filled up
 * @param recordTypes the record types that carry the item
 * @param section the section of the standard in which the item is described
 * @param dictionaryUri the address of the dictionary that defines it
 * @param identification how far a value tells who the patient is
 */
public record Item(int ordinal, int number, String id, String name, Level level, DataType type, int length,
        boolean unlimited, Padding padding, Set<RecordType> recordTypes, String section, String dictionaryUri,
        Identification identification) {

    /** The same item in another dictionary. */
    Item in(String otherDictionaryUri) {
        return new Item(ordinal, number, id, name, level, type, length, unlimited, padding, recordTypes, section,
                otherDictionaryUri, identification);
    }

    /** Why the item cannot hold the value as it stands, or empty if it can. Blank always can. */
    public Optional<Misfit> misfit(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() > length && !unlimited && characters(value) > length) {
            return Misfit.TOO_LONG.found;
        }
        if (type.fillsLength() && characters(value) < length) {
            return Misfit.TOO_SHORT.found;
        }
        return type == DataType.DATE && length == Dates.MOMENT && value.length() == Dates.MOMENT
                ? Dates.moment(value)
                : type.misfit(value);
    }

    /** The length of a value as the standard counts it, in characters. */
    public static int characters(String value) {
        return value.codePointCount(0, value.length());
    }

    /** What keeps a value out of an item. */
    public enum Misfit {
        TOO_LONG, TOO_SHORT,
        /** The characters or the form are not those of the item's data type. */
        BAD_TYPE,
        /** Written as a date, but not in the calendar: 20230230. */
        IMPOSSIBLE_DATE;

        /** Made once: a reader asks for each value of a file. */
        final Optional<Misfit> found = Optional.of(this);
    }

    @Override
    public String toString() {
        return id + " (" + number + ")";
    }
}
