package org.accession.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The items of a translated edit in the order in which they appear, and its texts with their placeholders: a value that
 * the translation wrote as an item becomes {@code %V} with the item's place again.
 */
final class TranslatedTexts {

    private static final Pattern VALUE = Pattern.compile("\\$\\{untrimmedline\\.(\\w+)(\\.formatDate\\(\\))?\\}");

    private final List<String> items = new ArrayList<>();

    /** Takes note of an item. */
    String item(String id) {
        place(id);
        return id;
    }

    private int place(String id) {
        int place = items.indexOf(id);
        if (place < 0) {
            items.add(id);
            place = items.size() - 1;
        }
        return place + 1;
    }

    String withPlaceholders(String text) {
        if (!text.contains("${")) {
            return text;
        }
        Matcher value = VALUE.matcher(text);
        return value.replaceAll(found -> "%V" + place(found.group(1)));
    }

    List<String> items() {
        return items;
    }
}
