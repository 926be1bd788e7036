package org.accession.staging;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;

/**
 * An item in which a category or a stage group of the AJCC stands, and the form of its values. What the values mean is the
 * AJCC's, and not here; see {@link LicensedStaging}.
 *
 * @param basis when it was staged, for example clinical
 * @param part T, N, M, group or a suffix
 * @param says the form in words
 */
public record AjccItem(Item item, String basis, String part, Pattern format, String says) {

    private static final String GROUP = "group";

    /** All of them, from {@code registry-schemas/staging/ajcc-items.csv}. */
    public static List<AjccItem> of(Dictionary dictionary) {
        return StagingSchemas.rows("ajcc-items.csv").stream()
                .map(row -> new AjccItem(dictionary.item(row.getField("item")), row.getField("basis"),
                        row.getField("part"), Pattern.compile(row.getField("format")), row.getField("says")))
                .toList();
    }

    /** Whether it holds a stage group. */
    public boolean isGroup() {
        return part.equals(GROUP);
    }

    /** What is wrong with the form of a value, a sentence; nothing of a blank one. */
    public Optional<String> problem(String value) {
        boolean right = value.isEmpty() || value.length() <= item.length() && format.matcher(value).matches();
        return right ? Optional.empty() : Optional.of(item.name() + " " + value + " is not " + says + ".");
    }
}
