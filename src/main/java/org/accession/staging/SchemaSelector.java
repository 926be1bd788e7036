package org.accession.staging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.accession.staging.CodeTable.Column;
import org.accession.staging.CodeTable.ColumnType;
import org.accession.staging.StagingResult.Reason;

/**
 * Finds the schema of a case. The selection tables of all schemas are one table here, with one index; a key that is not
 * given takes part in no comparison.
 */
final class SchemaSelector {

    static final String SITE = "site";
    static final String HISTOLOGY = "hist";

    private final Set<String> sites;
    private final Set<String> histologies;
    private final List<String> schemaOfRow = new ArrayList<>();
    private final Map<String, ColumnIndex> columns = new LinkedHashMap<>();
    private final List<String> years = new ArrayList<>();

    SchemaSelector(AlgorithmFiles files, Map<String, CodeTable> selectionTables, Keys keys) {
        sites = codes(files.table("primary_site"));
        histologies = codes(files.table("histology"));
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        selectionTables.forEach((schema, table) -> {
            for (List<String> cells : table.rows()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < table.definition().size(); i++) {
                    Column column = table.definition().get(i);
                    if (column.type() == ColumnType.INPUT) {
                        row.put(column.key(), cells.get(i));
                    }
                }
                names.addAll(row.keySet());
                rows.add(row);
                schemaOfRow.add(schema);
            }
        });
        for (String name : names) {
            List<String> cells = new ArrayList<>();
            rows.forEach(row -> cells.add(row.get(name)));
            columns.put(name, new ColumnIndex(cells, keys));
        }
        rows.forEach(row -> years.add(row.get(Procedure.YEAR)));
    }

    /** The keys that any schema is selected by. */
    Set<String> keys() {
        return columns.keySet();
    }

    /** The schema for the values given by key. */
    Selection select(Map<String, String> given) {
        String site = given.get(SITE);
        String histology = given.get(HISTOLOGY);
        if (site == null) {
            return none(Reason.SITE_MISSING, SITE);
        }
        if (histology == null) {
            return none(Reason.HISTOLOGY_MISSING, HISTOLOGY);
        }
        if (!sites.contains(site)) {
            return none(site.isBlank() ? Reason.SITE_MISSING : Reason.SITE_UNKNOWN, SITE);
        }
        if (!histologies.contains(histology)) {
            return none(histology.isBlank() ? Reason.HISTOLOGY_MISSING : Reason.HISTOLOGY_UNKNOWN, HISTOLOGY);
        }
        long[] rows = rows(given, given.keySet());
        Set<String> found = schemas(rows);
        if (found.size() == 1) {
            return new Selection.One(found.iterator().next());
        }
        return found.isEmpty()
                ? whyNone(given)
                : new Selection.Several(List.copyOf(found), whatTellsApart(rows, given));
    }

    private Set<String> schemas(Map<String, String> given, Set<String> by) {
        return schemas(rows(given, by));
    }

    private long[] rows(Map<String, String> given, Set<String> by) {
        long[] rows = new long[(schemaOfRow.size() + 63) / 64];
        Arrays.fill(rows, -1);
        columns.forEach((key, column) -> {
            if (by.contains(key)) {
                String value = given.get(key);
                intersect(rows, column.rows(value == null ? "" : value, NO_VALUES));
            }
        });
        return rows;
    }

    private Set<String> schemas(long[] rows) {
        Set<String> schemas = new TreeSet<>();
        for (int row = 0; row < schemaOfRow.size(); row++) {
            if (contains(rows, row)) {
                schemas.add(schemaOfRow.get(row));
            }
        }
        return schemas;
    }

    private static boolean contains(long[] rows, int row) {
        return (rows[row >> 6] & 1L << row) != 0;
    }

    private static final String[] NO_VALUES = {};

    private Selection whyNone(Map<String, String> given) {
        if (schemas(given, Set.of(SITE, HISTOLOGY)).isEmpty()) {
            return new Selection.None(Reason.NO_SCHEMA, Set.of(SITE, HISTOLOGY));
        }
        Set<String> obstacles = new TreeSet<>();
        for (String key : columns.keySet()) {
            Set<String> others = new HashSet<>(given.keySet());
            if (!key.equals(SITE) && !key.equals(HISTOLOGY) && others.remove(key)
                    && !schemas(given, others).isEmpty()) {
                obstacles.add(key);
            }
        }
        if (obstacles.equals(Set.of(Procedure.YEAR))) {
            return new Selection.None(Reason.YEAR_INVALID, obstacles, yearsWithout(given));
        }
        return new Selection.None(Reason.DISCRIMINATOR_INVALID, obstacles);
    }

    /** The cells with the years of the rows that would take the case but for its year. */
    private Set<String> yearsWithout(Map<String, String> given) {
        Set<String> others = new HashSet<>(given.keySet());
        others.remove(Procedure.YEAR);
        long[] rows = rows(given, others);
        return IntStream.range(0, schemaOfRow.size()).filter(row -> contains(rows, row)).mapToObj(years::get)
                .filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the rows that take the case ask for and the case does not say. */
    private Set<String> whatTellsApart(long[] rows, Map<String, String> given) {
        Set<String> ask = new TreeSet<>();
        columns.forEach((key, column) -> {
            if (!given.containsKey(key)) {
                for (int row = 0; row < schemaOfRow.size(); row++) {
                    if (contains(rows, row) && !column.acceptsAll(row)) {
                        ask.add(key);
                    }
                }
            }
        });
        return ask;
    }

    private static Selection none(Reason reason, String key) {
        return new Selection.None(reason, Set.of(key));
    }

    private static void intersect(long[] rows, long[] others) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] &= others[i];
        }
    }

    /**
     * Every code in a table of one input column; a range of numbers stands for all of them, with leading zeros.
     *
     * @throws NumberFormatException if a range is not of numbers, or of more than there can be codes
     */
    static Set<String> codes(CodeTable table) {
        int column = 0;
        while (table.definition().get(column).type() != ColumnType.INPUT) {
            column++;
        }
        Set<String> codes = new HashSet<>();
        for (List<String> row : table.rows()) {
            for (CellRange range : CellRange.parse(row.get(column))) {
                if (range.isValue()) {
                    codes.add(range.low());
                } else {
                    int last = Short.parseShort(range.high());
                    for (int code = Short.parseShort(range.low()); code <= last; code++) {
                        codes.add(String.format(Locale.ROOT, "%0" + range.low().length() + "d", code));
                    }
                }
            }
        }
        return codes;
    }
}
