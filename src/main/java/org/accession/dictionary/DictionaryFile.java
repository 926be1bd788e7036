package org.accession.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A NAACCR XML dictionary as it was read, base or user-defined. It may be full of faults; whether it fits to what is
 * known already is for {@link Dictionaries#check} to say.
 *
 * @param name the name of the file, for messages
 * @param uri the address by which data files refer to it
 * @param version the NAACCR version that it is for; a user dictionary may be for any
 * @param description what it says about itself, or the empty string
 * @param definitions the items, in the order of the file
 * @param faults what is wrong with the file by itself; empty if nothing is
 */
public record DictionaryFile(String name, String uri, Optional<NaaccrVersion> version, String description,
        List<Definition> definitions, List<DictionaryFault> faults) {

    /**
     * An item as the file defines it; the parts mean what those of {@link Item} mean.
     *
     * @param line the line of the file, or 0
     */
    public record Definition(int number, String id, String name, Level level, DataType type, int length,
            boolean unlimited, Padding padding, Set<RecordType> recordTypes, int line) {

        boolean isSameItem(Definition other) {
            return number == other.number && id.equals(other.id) && level == other.level && type == other.type
                    && length == other.length;
        }

        Item item(int ordinal, String section, String uri, Identification identification) {
            return new Item(ordinal, number, id, name, level, type, length, unlimited, padding, recordTypes, section,
                    uri, identification);
        }
    }

    public DictionaryFile {
        definitions = List.copyOf(definitions);
        faults = List.copyOf(faults);
    }

    /**
     * Reads a dictionary file. Grouped items, columns and whatever else earlier specifications knew are passed over.
     *
     * @param name the name of the file, for messages
     * @throws IOException if the stream cannot be read; a file that is no dictionary has faults instead
     */
    public static DictionaryFile read(InputStream file, String name) throws IOException {
        return new DictionaryFileReader(name).read(file);
    }

    /** The address of the default user dictionary of a version. */
    public static String defaultUserUri(NaaccrVersion version) {
        return "http://naaccr.org/naaccrxml/user-defined-naaccr-dictionary-" + version.code() + ".xml";
    }

    /** Whether this is the default user dictionary that NAACCR gave with a version. */
    boolean isDefaultUser() {
        return version.filter(of -> uri.equals(defaultUserUri(of))).isPresent();
    }

    /** Whether this is the base dictionary of a NAACCR version. */
    public boolean isBase() {
        return NaaccrVersion.ofUri(uri).isPresent();
    }
}
