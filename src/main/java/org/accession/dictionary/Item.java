package org.accession.dictionary;

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
 */
public record Item(int ordinal, int number, String id, String name, Level level, DataType type, int length,
        boolean unlimited, Padding padding, Set<RecordType> recordTypes, String section, String dictionaryUri) {

    @Override
    public String toString() {
        return id + " (" + number + ")";
    }
}
