package org.accession.edits;

import java.util.List;

import org.accession.dictionary.DataType;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.edits.Finding.ItemValue;

/** Fills the placeholders of messages: {@code %F2} is the name of the edit's second item, {@code %V2} its value. */
final class Messages {

    private static final String BLANK = "<BLANK>";

    private final Dictionary dictionary;

    Messages(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    String filled(String message, List<ItemValue> items) {
        int next = message.indexOf('%');
        if (next < 0) {
            return message;
        }
        StringBuilder filled = new StringBuilder(message.length() + 32);
        int at = 0;
        for (; next >= 0; next = message.indexOf('%', next + 1)) {
            int end = endOfPlaceholder(message, next);
            int place = end < 0 ? 0 : Integer.parseInt(message, next + 2, end, 10);
            if (place >= 1 && place <= items.size()) {
                filled.append(message, at, next).append(words(message.charAt(next + 1) == 'F', items.get(place - 1)));
                at = end;
            }
        }
        return filled.append(message, at, message.length()).toString();
    }

    /** Behind a letter and one or two digits; -1 if that is not what follows the sign. */
    private static int endOfPlaceholder(String message, int at) {
        if (at + 2 >= message.length() || "FV".indexOf(message.charAt(at + 1)) < 0 || !isDigit(message, at + 2)) {
            return -1;
        }
        return isDigit(message, at + 3) ? at + 4 : at + 3;
    }

    private static boolean isDigit(String message, int at) {
        return at < message.length() && message.charAt(at) >= '0' && message.charAt(at) <= '9';
    }

    private String words(boolean name, ItemValue item) {
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
