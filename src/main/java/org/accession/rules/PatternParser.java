package org.accession.rules;

import java.util.ArrayList;
import java.util.List;

import org.accession.rules.PatternNode.Choice;
import org.accession.rules.PatternNode.One;
import org.accession.rules.PatternNode.Repeat;
import org.accession.rules.PatternNode.Sequence;

/**
 * Reads the pattern language of EDITS: {@code x} a letter or digit, {@code a} a letter, {@code u} a capital, {@code l} a small
 * one, {@code d} a digit, {@code b} a blank, {@code ?} anything, {@code @} anything but a blank, {@code 0:5} a range,
 * {@code !} before a character that stands for itself, a comma or bar between alternatives, braces or brackets around
 * what belongs together, {@code *} and {@code +} behind what may repeat. Anything else stands for itself.
 */
final class PatternParser {

    private final String pattern;
    private int at;

    private PatternParser(String pattern) {
        this.pattern = pattern;
    }

    /**
     * @throws IllegalArgumentException with a sentence, if the pattern is none
     */
    static PatternNode parse(String pattern) {
        // Blanks behind a pattern count for nothing, unless there is nothing else.
        PatternParser parser = new PatternParser(pattern.isBlank() ? pattern : pattern.stripTrailing());
        PatternNode node = parser.choice();
        if (parser.at < parser.pattern.length()) {
            throw parser.fault("nothing is open that " + parser.pattern.charAt(parser.at) + " could close");
        }
        return node;
    }

    private PatternNode choice() {
        List<PatternNode> parts = new ArrayList<>();
        parts.add(sequence());
        while (at < pattern.length() && (pattern.charAt(at) == ',' || pattern.charAt(at) == '|')) {
            at++;
            while (at < pattern.length() && pattern.charAt(at) == ' ') {
                at++;
            }
            parts.add(sequence());
        }
        return parts.size() == 1 ? parts.get(0) : new Choice(parts);
    }

    private PatternNode sequence() {
        List<PatternNode> parts = new ArrayList<>();
        while (at < pattern.length() && ",|}]".indexOf(pattern.charAt(at)) < 0) {
            parts.add(repeated());
        }
        return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
    }

    private PatternNode repeated() {
        PatternNode part = part();
        while (at < pattern.length() && (pattern.charAt(at) == '*' || pattern.charAt(at) == '+')) {
            part = new Repeat(part, pattern.charAt(at++) == '*');
        }
        return part;
    }

    private PatternNode part() {
        char c = pattern.charAt(at++);
        if (c == '{' || c == '[') {
            return group(c == '{' ? '}' : ']');
        }
        boolean escaped = c == '!' && at < pattern.length();
        if (escaped) {
            c = pattern.charAt(at++);
        }
        if (at + 1 < pattern.length() && pattern.charAt(at) == ':' && !escaped && Character.isLetterOrDigit(c)) {
            char last = pattern.charAt(at + 1);
            if (last < c) {
                throw fault("the range " + c + ":" + last + " ends before it begins");
            }
            at += 2;
            return new One(CharSet.range(c, last));
        }
        return new One(escaped ? CharSet.of(c) : chars(c));
    }

    private PatternNode group(char end) {
        // A sign of repetition by itself in a group stands for itself: {+}
        if (at + 1 < pattern.length() && "+*".indexOf(pattern.charAt(at)) >= 0 && pattern.charAt(at + 1) == end) {
            at += 2;
            return new One(CharSet.of(pattern.charAt(at - 2)));
        }
        PatternNode inside = choice();
        if (at == pattern.length() || pattern.charAt(at) != end) {
            throw fault("a " + end + " is missing");
        }
        at++;
        return inside;
    }

    private static CharSet chars(char c) {
        return switch (c) {
            case 'x' -> CharSet.LETTER_OR_DIGIT;
            case 'a' -> CharSet.LETTER;
            case 'u' -> CharSet.UPPER;
            case 'l' -> CharSet.LOWER;
            case 'd' -> CharSet.DIGIT;
            case 'b' -> CharSet.BLANK;
            case '?' -> CharSet.ANY;
            case '@' -> CharSet.NOT_BLANK;
            default -> CharSet.of(c);
        };
    }

    private IllegalArgumentException fault(String why) {
        return new IllegalArgumentException(
                "The pattern \"" + pattern + "\" cannot be read at its character " + (at + 1)
                        + ": " + why + ".");
    }
}
