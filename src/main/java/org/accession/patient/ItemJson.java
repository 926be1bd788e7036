package org.accession.patient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Values as the JSON object that the database holds: XML id to value, for the items of every version, so that what the
 * working version has retired is kept. Identifiers that are encrypted at rest are refused.
 */
public final class ItemJson {

    private static final JsonFactory JSON = new JsonFactory();
    /** How PostgreSQL keeps the keys of a JSONB object; it sorts what comes sorted in half the time. */
    private static final Comparator<String> JSONB_ORDER = Comparator.comparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private static volatile ItemJson current = new ItemJson(Dictionaries.standard(), Dictionaries::standard);

    private final String[] keys;
    private final int[] order;
    private final Map<String, Integer> ordinals;
    private final Supplier<Dictionaries> newest;

    private ItemJson(Dictionaries dictionaries, Supplier<Dictionaries> newest) {
        this.newest = newest;
        ordinals = dictionaries.places();
        keys = new String[ordinals.size()];
        ordinals.forEach((id, ordinal) -> keys[ordinal] = "\"" + id + "\":\"");
        order = ordinals.keySet().stream().sorted(JSONB_ORDER).mapToInt(ordinals::get).toArray();
    }

    /** For the dictionaries of the registry. */
    public static ItemJson current() {
        return current;
    }

    /**
     * From now on for these.
     *
     * @param newest asked where a stored item is in none of them: another instance may know it already
     */
    static void use(Dictionaries dictionaries, Supplier<Dictionaries> newest) {
        current = new ItemJson(dictionaries, newest);
    }

    /**
     * The values as JSON.
     *
     * @throws IllegalArgumentException if an identifier is among them that must not be stored as it is
     */
    public String write(Values values) {
        StringBuilder json = new StringBuilder(8192).append('{');
        refuse(values);
        for (int ordinal : order) {
            if (values.has(ordinal)) {
                json.append(json.length() == 1 ? "" : ",").append(keys[ordinal]);
                escape(values.get(ordinal), json);
                json.append('"');
            }
        }
        return json.append('}').toString();
    }

    /**
     * The values in the JSON.
     *
     * @throws IllegalStateException if no dictionary knows an item: it is not dropped
     */
    public Values read(String json) {
        Values values = new Values();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int ordinal = ordinal(parser.currentName());
                parser.nextToken();
                values.set(ordinal, parser.getText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    /** The ordinal of a stored item. */
    int ordinal(String id) {
        Integer ordinal = ordinals.get(id);
        return ordinal != null
                ? ordinal
                : Optional.ofNullable(newest.get().places().get(id)).orElseThrow(
                        () -> new IllegalStateException("No dictionary knows the stored item " + id));
    }

    /** The XML id at the ordinal. */
    String id(int ordinal) {
        return keys[ordinal].substring(1, keys[ordinal].length() - 3);
    }

    /** Calls the consumer with the ordinal and the XML id of each item whose values differ. */
    void differing(Values one, Values other, ObjIntConsumer<String> consumer) {
        for (int ordinal = 0; ordinal < Math.max(one.limit(), other.limit()); ordinal++) {
            if (!one.get(ordinal).equals(other.get(ordinal))) {
                consumer.accept(id(ordinal), ordinal);
            }
        }
    }

    private void refuse(Values values) {
        for (Identifier identifier : Identifier.values()) {
            if (!values.isBlank(identifier.item())) {
                throw new IllegalArgumentException("This item is stored encrypted only: " + identifier.item());
            }
        }
        for (int ordinal = 0; ordinal < values.limit(); ordinal++) {
            if (values.has(ordinal) && ordinal >= keys.length) {
                throw new IllegalArgumentException("An item is in no dictionary");
            }
        }
    }

    private static void escape(String value, StringBuilder json) {
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(value, start, i).append('\\');
                switch (c) {
                    case '"', '\\' -> json.append(c);
                    case '\n' -> json.append('n');
                    case '\t' -> json.append('t');
                    default -> json.append("u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                }
                start = i + 1;
            }
        }
        json.append(value, start, value.length());
    }
}
