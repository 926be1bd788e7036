package org.accession.staging.derived;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Where an input of an algorithm is in our values.
 *
 * @param items the first that has a value is taken
 * @param since the first year of diagnosis for which it is looked for here
 * @param when an item that must have a value, or the value {@code is}; null where it is looked for here in any case
 * @param is null where any value will do
 * @param value what the input is, whatever the items say; null where they are asked
 */
record InputSource(List<Item> items, int since, Item when, String is, String value) {

    /** The item of the XML id, in the newest version that has it. */
    static InputSource named(String id, Dictionaries dictionaries) {
        return new InputSource(items(id, dictionaries), 0, null, null, null);
    }

    /** A row of {@code registry-schemas/staging/derivation-inputs.csv}. */
    static InputSource of(NamedCsvRecord row, Dictionaries dictionaries) {
        String since = row.getField("since");
        String[] when = row.getField("when").split("=");
        return new InputSource(items(row.getField("item"), dictionaries), since.isEmpty() ? 0 : Integer.parseInt(since),
                when[0].isEmpty() ? null : dictionaries.working().item(when[0]), when.length > 1 ? when[1] : null,
                row.getField("value").isEmpty() ? null : row.getField("value"));
    }

    private static List<Item> items(String ids, Dictionaries dictionaries) {
        return Stream.of(ids.split(" ")).filter(id -> !id.isEmpty())
                .map(id -> dictionaries.versions().descendingSet().stream()
                        .map(version -> dictionaries.version(version).find(id)).flatMap(Optional::stream).findFirst()
                        .orElse(null))
                .filter(Objects::nonNull).toList();
    }

    boolean isForAll() {
        return since == 0 && when == null;
    }

    /** Whether the input is to be looked for here. */
    boolean isFor(Values patient, Values tumor, int year) {
        if (year < since) {
            return false;
        }
        return when == null || (is == null
                ? !at(when, patient, tumor).isBlank(when)
                : at(when, patient, tumor).get(when).equals(is));
    }

    /** The value, or null. */
    String in(Values patient, Values tumor) {
        return value != null
                ? value
                : items.stream().map(item -> at(item, patient, tumor).get(item)).filter(found -> !found.isEmpty())
                        .findFirst().orElse(null);
    }

    /** The item that is read; null if all are blank. */
    Item read(Values patient, Values tumor) {
        return value != null
                ? when
                : items.stream().filter(item -> !at(item, patient, tumor).isBlank(item)).findFirst().orElse(null);
    }

    private static Values at(Item item, Values patient, Values tumor) {
        return item.level() == Level.TUMOR ? tumor : patient;
    }
}
