package org.accession.cli;

import java.util.Map;

/** A JSON object on one line. */
final class JsonLine {

    private final StringBuilder json = new StringBuilder("{");

    JsonLine with(String name, long value) {
        name(name).append(value);
        return this;
    }

    JsonLine withNull(String name) {
        name(name).append("null");
        return this;
    }

    /** The number, or null if it is 0. */
    JsonLine withPositive(String name, int value) {
        name(name).append(value == 0 ? "null" : String.valueOf(value));
        return this;
    }

    JsonLine with(String name, String value) {
        quoted(name(name), value);
        return this;
    }

    /** An object of texts. */
    JsonLine with(String name, Map<String, String> texts) {
        JsonLine object = new JsonLine();
        texts.forEach(object::with);
        name(name).append(object);
        return this;
    }

    private StringBuilder name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        return quoted(json, name).append(':');
    }

    private static StringBuilder quoted(StringBuilder json, String text) {
        json.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"');
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
