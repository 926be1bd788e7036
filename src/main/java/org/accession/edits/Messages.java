package org.accession.edits;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.accession.dictionary.DataType;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.edits.Finding.ItemValue;

/** Fills the placeholders of messages: {@code %F2} is the name of the edit's second item, {@code %V2} its value. */
final class Messages {

    private static final Pattern PLACEHOLDER = Pattern.compile("%([FV])(\\d{1,2})");
    private static final String BLANK = "<BLANK>";

    private final Dictionary dictionary;

    Messages(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    String filled(String message, List<ItemValue> items) {
        return message.indexOf('%') < 0
                ? message
                : PLACEHOLDER.matcher(message).replaceAll(found -> Matcher.quoteReplacement(words(found.group(),
                        found.group(1).equals("F"), Integer.parseInt(found.group(2)), items)));
    }

    private String words(String placeholder, boolean name, int place, List<ItemValue> items) {
        if (place < 1 || place > items.size()) {
            return placeholder;
        }
        ItemValue item = items.get(place - 1);
        if (name) {
            return dictionary.find(item.item()).map(Item::name).orElse(item.item());
        }
        boolean date = dictionary.find(item.item()).filter(one -> one.type() == DataType.DATE).isPresent();
        return item.value().isBlank() ? BLANK : date ? date(item.value()) : item.value();
    }

    private static String date(String value) {
        return "Y:" + part(value, 0, 4) + " M:" + part(value, 4, 6) + " D:" + part(value, 6, 8);
    }

    private static String part(String value, int from, int to) {
        return value.length() < to ? " ".repeat(to - from) : value.substring(from, to);
    }
}
