package org.accession.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A lookup table of a metafile. Its indexes are made when they are first asked for. Safe for use by threads.
 */
public final class LookupTable {

    private final String name;
    private final List<String> columns;
    private volatile Supplier<String[][]> source;
    private volatile String[][] values;
    private final Map<String, TableIndex> indexes = new ConcurrentHashMap<>();

    /**
     * @param columns the names of the columns
     * @param source gives for each column the value in each row, when the table is first needed
     */
    public LookupTable(String name, List<String> columns, Supplier<String[][]> source) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.source = source;
    }

    private String[][] values() {
        String[][] ready = values;
        return ready != null ? ready : read();
    }

    private synchronized String[][] read() {
        if (values == null) {
            values = source.get();
            source = null;
        }
        return values;
    }

    public String name() {
        return name;
    }

    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return values().length == 0 ? 0 : values()[0].length;
    }

    /** The place of the column, whatever its case; empty if there is none. */
    public Optional<Integer> column(String wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(wanted)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The value as the table has it. */
    public String value(int row, int column) {
        return values()[column][row];
    }

    /** Finds the index over the columns, one joined to the other; it is made when it is first needed. */
    Supplier<TableIndex> index(int... over) {
        return new Supplier<>() {
            private volatile TableIndex index;

            @Override
            public TableIndex get() {
                TableIndex ready = index;
                if (ready == null) {
                    ready = make(over);
                    index = ready;
                }
                return ready;
            }
        };
    }

    private TableIndex make(int... over) {
        return indexes.computeIfAbsent(Arrays.toString(over), made -> new TableIndex(keys(over)));
    }

    private String[] keys(int... over) {
        String[] keys = new String[rows()];
        for (int row = 0; row < keys.length; row++) {
            String key = values()[over[0]][row];
            for (int i = 1; i < over.length; i++) {
                key += values()[over[i]][row];
            }
            keys[row] = key.stripTrailing();
        }
        return keys;
    }
}
