package org.accession.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.rules.PatternNode.Choice;
import org.accession.rules.PatternNode.One;
import org.accession.rules.PatternNode.Repeat;
import org.accession.rules.PatternNode.Sequence;

/**
 * A pattern as a finite automaton: matching is one look-up for each character, and allocates nothing.
 * Built when it is first needed; safe for use by threads.
 */
final class TextPattern {

    private static final int SYMBOLS = CharSet.OTHER + 1;
    private static final int MOST_STATES = 4000;

    private final PatternNode pattern;
    private volatile Automaton automaton;

    private TextPattern(PatternNode pattern) {
        this.pattern = pattern;
    }

    /**
     * @throws IllegalArgumentException with a sentence, if the pattern is none
     */
    static TextPattern of(String pattern) {
        return new TextPattern(PatternParser.parse(pattern));
    }

    /** Whether the pattern matches all of the text up to the end. */
    boolean matches(String text, int end) {
        Automaton ready = automaton;
        if (ready == null) {
            ready = new Builder().build(pattern);
            automaton = ready;
        }
        return ready.matches(text, end);
    }

    /**
     * @param next for each state and symbol the next state, or -1
     * @param accepting the states in which a match may end
     */
    private record Automaton(short[] next, boolean[] accepting) {

        boolean matches(String text, int end) {
            int state = 0;
            for (int i = 0; i < end; i++) {
                state = next[state * SYMBOLS + CharSet.symbol(text.charAt(i))];
                if (state < 0) {
                    return false;
                }
            }
            return accepting[state];
        }
    }

    /** From the pattern to an automaton with choices (Thompson), from there to one without (subsets). */
    private static final class Builder {

        private final List<CharSet> chars = new ArrayList<>();
        private final List<int[]> targets = new ArrayList<>();

        /** Adds a place: with characters it leads on by one of them, without it leads on by itself. */
        private int place(CharSet by, int... to) {
            chars.add(by);
            targets.add(to);
            return chars.size() - 1;
        }

        /** The place to begin at so as to match the part and go on at the place. */
        private int before(PatternNode part, int then) {
            if (part instanceof One one) {
                return place(one.chars(), then);
            }
            if (part instanceof Sequence sequence) {
                int place = then;
                for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                    place = before(sequence.parts().get(i), place);
                }
                return place;
            }
            if (part instanceof Choice choice) {
                return place(null, choice.parts().stream().mapToInt(one -> before(one, then)).toArray());
            }
            Repeat repeat = (Repeat) part;
            int again = place(null, then, then);
            int inside = before(repeat.part(), again);
            targets.set(again, new int[]{then, inside});
            return repeat.mayBeAbsent() ? again : inside;
        }

        private void reach(int place, BitSet reached) {
            if (!reached.get(place)) {
                reached.set(place);
                if (chars.get(place) == null) {
                    Arrays.stream(targets.get(place)).forEach(target -> reach(target, reached));
                }
            }
        }

        Automaton build(PatternNode pattern) {
            int end = place(null);
            BitSet start = new BitSet();
            reach(before(pattern, end), start);
            Map<BitSet, Integer> states = new HashMap<>();
            List<BitSet> order = new ArrayList<>();
            states.put(start, 0);
            order.add(start);
            List<short[]> rows = new ArrayList<>();
            for (int state = 0; state < order.size(); state++) {
                if (order.size() > MOST_STATES) {
                    throw new RunFault("A pattern of the rule has too many alternatives.");
                }
                short[] row = new short[SYMBOLS];
                for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                    BitSet reached = step(order.get(state), symbol);
                    row[symbol] = reached.isEmpty() ? -1 : (short) (int) states.computeIfAbsent(reached, added -> {
                        order.add(added);
                        return order.size() - 1;
                    });
                }
                rows.add(row);
            }
            short[] next = new short[rows.size() * SYMBOLS];
            boolean[] accepting = new boolean[rows.size()];
            for (int state = 0; state < rows.size(); state++) {
                System.arraycopy(rows.get(state), 0, next, state * SYMBOLS, SYMBOLS);
                accepting[state] = order.get(state).get(end);
            }
            return new Automaton(next, accepting);
        }

        private BitSet step(BitSet from, int symbol) {
            BitSet reached = new BitSet();
            from.stream().filter(place -> chars.get(place) != null && chars.get(place).contains(symbol))
                    .forEach(place -> reach(targets.get(place)[0], reached));
            return reached;
        }
    }
}
