package org.accession.staging;

import java.util.List;

/**
 * A table as its algorithm publishes it: of allowed codes with their meaning, or of a calculation.
 *
 * @param notes what the coder must know, in Markdown
 * @param definition the columns
 * @param rows the cells, a list a row, in the order of the columns
 */
public record CodeTable(String id, String algorithm, String version, String name, String title, String subtitle,
        String description, String notes, String footnotes, String rationale, String additionalInfo,
        String codingGuidelines, List<Column> definition, List<List<String>> rows) {

    private static final String NO_WORDS = "Code";

    public CodeTable {
        definition = Schema.orNone(definition);
        rows = Schema.orNone(rows);
    }

    /** A column; the key is the name within the algorithm. */
    public record Column(String key, String name, ColumnType type) {

        public Column {
            Schema.needed(key, "A column has no key");
            Schema.needed(type, "The column " + key + " has no type");
        }

        /** What the column is of; null where its name says no more than that it has codes. */
        String words() {
            return NO_WORDS.equals(name) ? null : name;
        }
    }

    /** What a column is for. */
    public enum ColumnType {
        /** The values with which a case matches the row. */
        INPUT,
        /** Words on the row. */
        DESCRIPTION,
        /** What follows from the row. */
        ENDPOINT
    }

    /** The words of the row: the cells that describe it. */
    public String words(int row) {
        StringBuilder words = new StringBuilder();
        for (int column = 0; column < definition.size(); column++) {
            String cell = rows.get(row).get(column);
            if (definition.get(column).type() == ColumnType.DESCRIPTION && cell != null && !cell.isBlank()) {
                words.append(words.isEmpty() ? "" : "; ").append(cell.strip());
            }
        }
        return words.toString();
    }
}
