package org.accession.staging;

import java.util.List;
import java.util.Optional;

/**
 * Why all derived values of a staged case are what they are: words that hold when the algorithm is gone, to be kept with
 * the case. A look-up on which several values depend is there once.
 *
 * @param schema the name of the schema
 * @param outputs the derived values
 * @param lines the look-ups that led to them, in order
 * @param notApplied the calculations of the schema that do not apply to the case, with the table that says so
 */
public record Trace(String schema, List<Output> outputs, List<Line> lines, List<Line> notApplied) {

    /**
     * A derived value.
     *
     * @param lines the look-ups that led to it, by their place among {@link Trace#lines}, from 0; none if it is what the
     *            schema says where nothing applies
     */
    public record Output(String key, String name, String value, List<Integer> lines) {}

    /**
     * A look-up.
     *
     * @param calculation the name of the calculation
     * @param sentence what was asked, and the row that answered
     * @param words how the table describes the row
     */
    public record Line(String calculation, String sentence, String words) {}

    /** The derived value with the key. */
    public Optional<Output> output(String key) {
        return outputs.stream().filter(output -> output.key().equals(key)).findFirst();
    }

    /** The look-ups that led to a derived value, in order. */
    public List<Line> why(Output output) {
        return output.lines().stream().map(lines::get).toList();
    }
}
