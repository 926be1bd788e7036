package org.accession.edits;

import java.util.Map;

/** Turns the regular expressions of translated logic back into the pattern language of EDITS. */
final class TranslatedPattern {

    private static final Map<String, String> CLASSES = Map.of("[A-Za-z0-9]", "x", "[A-Za-z]", "a", "[A-Z]", "u",
            "[a-z]", "l", "[0-9]", "d", "[^ \\t\\r\\n\\v\\f]", "@");
    private static final String MEANING_SOMETHING = "xauldb?@!:{}[],|*+";

    private TranslatedPattern() {}

    /**
     * @throws IllegalArgumentException if it uses more than the translation does
     */
    static String pattern(String expression) {
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (c == '[') {
                int end = expression.indexOf(']', at) + 1;
                pattern.append(characters(expression.substring(at, end)));
                at = end;
            } else if (c == '\\') {
                char escaped = expression.charAt(at + 1);
                pattern.append(escaped == 'd' ? "d" : escaped == 's' ? "b" : literal(escaped));
                at += 2;
            } else {
                pattern.append(switch (c) {
                    case '(' -> "{";
                    case ')' -> "}";
                    case '|' -> ",";
                    case '.' -> "?";
                    case '*', '+' -> String.valueOf(c);
                    default -> literal(c);
                });
                at++;
            }
        }
        return pattern.toString();
    }

    private static String characters(String set) {
        String known = CLASSES.get(set);
        if (known != null) {
            return known;
        }
        if (set.length() != 5 || set.charAt(2) != '-') {
            throw new IllegalArgumentException("The set " + set + " has no counterpart in the pattern language.");
        }
        return set.charAt(1) + ":" + set.charAt(3);
    }

    private static String literal(char c) {
        return MEANING_SOMETHING.indexOf(c) < 0 ? String.valueOf(c) : "!" + c;
    }
}
