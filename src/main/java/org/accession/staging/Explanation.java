package org.accession.staging;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a derived value is what it is: words that hold when the algorithm is gone, to be kept with the case.
 *
 * @param key the key of the value within the algorithm
 * @param name its name
 * @param value the value
 * @param decisions the look-ups that led to it, in order; none if it is what the schema says where nothing applies
 * @param notApplied the calculations of the schema that do not apply to the case, with the table that says so
 */
public record Explanation(AlgorithmVersion algorithm, String schema, String key, String name, String value,
        List<Decision> decisions, List<Decision> notApplied) {

    /**
     * One look-up.
     *
     * @param calculation the name of the calculation
     * @param table the id of the table
     * @param title its title
     * @param row the row that decided, counted from 1; 0 if none matched
     * @param inputs what the table was asked with
     * @param words how the table describes the row
     * @param results what follows from the row
     */
    public record Decision(String calculation, String table, String title, int row, List<Value> inputs, String words,
            List<Value> results) {

        /** The look-up as one sentence. */
        public String sentence() {
            StringBuilder sentence = new StringBuilder(Value.list(inputs)).append(": ");
            if (row == 0) {
                return sentence.append("no row of the table ").append(title).append(" (").append(table)
                        .append(") has it.").toString();
            }
            sentence.append("row ").append(row).append(" of the table ").append(title).append(" (").append(table)
                    .append(')');
            if (!results.isEmpty()) {
                sentence.append(" gives ").append(Value.list(results));
            }
            return sentence.append('.').toString();
        }
    }

    /** A value with the name that a coder knows. */
    public record Value(String key, String name, String value) {

        static String list(List<Value> values) {
            return values.isEmpty()
                    ? "Every case"
                    : String.join(", ", values.stream()
                            .map(value -> value.name() + " " + (value.value().isEmpty() ? "blank" : value.value()))
                            .toList());
        }
    }

    /** The explanation as lines of text: what it is, and a line for each look-up. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                name + " is " + (value.isEmpty() ? "blank" : value) + " by " + algorithm + ", schema " + schema + ".");
        decisions.forEach(decision -> lines.add(decision.calculation() + ": " + decision.sentence()));
        notApplied.forEach(
                decision -> lines.add(decision.calculation() + " does not apply: " + decision.sentence()));
        return lines;
    }
}
