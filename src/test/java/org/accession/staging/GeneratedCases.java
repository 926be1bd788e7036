package org.accession.staging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.accession.staging.CodeTable.Column;
import org.accession.staging.CodeTable.ColumnType;

/**
 * Made-up inputs for an algorithm: every schema in turn, with codes drawn from the algorithm's own tables. A share of
 * the values is blank, left out or wrong.
 */
public final class GeneratedCases {

    private static final String[] WRONG = {"", "XX", "999999", "-1", "5.5", "0", "A", "C999", "00", " 1 ", "1.",
            "2050"};

    private final Algorithm algorithm;
    private final List<String> schemas;
    private final double wrong;
    private final Random random;
    private final Map<String, List<String>> codes = new HashMap<>();
    private final Map<String, CodeTable> tables = new HashMap<>();
    private int next;

    /** @param wrong the share of values that are blank, left out or wrong, from 0 to 1 */
    public GeneratedCases(Algorithm algorithm, double wrong, long seed) {
        this(algorithm, List.copyOf(algorithm.schemas()), wrong, seed);
    }

    /** Of some schemas only. */
    public GeneratedCases(Algorithm algorithm, List<String> schemas, double wrong, long seed) {
        this.algorithm = algorithm;
        this.schemas = schemas;
        this.wrong = wrong;
        random = new Random(seed);
        next = random.nextInt(schemas.size());
    }

    /** The next case, of the next schema. */
    public Map<String, String> next() {
        Schema schema = algorithm.schema(schemas.get(next++ % schemas.size())).orElseThrow();
        Map<String, String> given = new HashMap<>();
        for (SchemaInput input : schema.inputs()) {
            double chance = random.nextDouble();
            if (chance < wrong / 3) {
                given.put(input.key(), WRONG[random.nextInt(WRONG.length)]);
            } else if (chance > wrong) {
                given.put(input.key(), code(input.table(), input.key()));
            }
        }
        select(schema, given);
        if (random.nextDouble() < wrong / 20) {
            given.put("unheard_of", "1");
        }
        return given;
    }

    private void select(Schema schema, Map<String, String> given) {
        CodeTable selection = table(schema.selectionTable());
        int row = random.nextInt(selection.rows().size());
        for (int i = 0; i < selection.definition().size(); i++) {
            Column column = selection.definition().get(i);
            if (column.type() == ColumnType.INPUT && random.nextDouble() >= wrong / 4) {
                String cell = selection.rows().get(row).get(i);
                if (cell != null && !cell.equals("*")) {
                    given.put(column.key(), pick(cell));
                }
            }
        }
    }

    /** A code of the table's column with the key. */
    String code(String table, String key) {
        if (table == null) {
            return String.valueOf(random.nextInt(100));
        }
        List<String> cells = codes.computeIfAbsent(table + "/" + key, unused -> cells(table(table), key));
        return cells.isEmpty() ? "" : pick(cells.get(random.nextInt(cells.size())));
    }

    private static List<String> cells(CodeTable table, String key) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < table.definition().size(); i++) {
            if (table.definition().get(i).key().equals(key)
                    && table.definition().get(i).type() == ColumnType.INPUT) {
                for (List<String> row : table.rows()) {
                    cells.add(row.get(i));
                }
            }
        }
        return cells;
    }

    /** A value from a cell such as {@code 000-988,999}. */
    private String pick(String cell) {
        if (cell == null || cell.equals("*")) {
            return "";
        }
        String[] parts = cell.split(",", -1);
        String[] bounds = parts[random.nextInt(parts.length)].split("-");
        String low = bounds[0].strip();
        if (bounds.length != 2) {
            return low;
        }
        String high = bounds[1].strip().startsWith("{{") ? "2022" : bounds[1].strip();
        if (!low.matches("\\d+(\\.\\d+)?|[A-Z]\\d+") || !high.matches("\\d+(\\.\\d+)?|[A-Z]\\d+")) {
            return low;
        }
        if (low.contains(".")) {
            double value = Double.parseDouble(low) + random.nextDouble() * (Double.parseDouble(high)
                    - Double.parseDouble(low));
            return String.format("%.1f", value);
        }
        String prefix = low.replaceAll("\\d", "");
        int from = Integer.parseInt(low.substring(prefix.length()));
        int to = Integer.parseInt(high.substring(prefix.length()));
        int digits = low.length() - prefix.length();
        return prefix + String.format("%0" + digits + "d", from + random.nextInt(Math.max(1, to - from + 1)));
    }

    private CodeTable table(String id) {
        return tables.computeIfAbsent(id, wanted -> algorithm.table(wanted).orElseThrow());
    }
}
