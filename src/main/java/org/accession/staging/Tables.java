package org.accession.staging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tables of an algorithm that are ready for look-ups; each is prepared when a schema first needs it. */
final class Tables {

    private final AlgorithmFiles files;
    private final Keys keys;
    private final Map<String, LookupTable> ready = new ConcurrentHashMap<>();

    Tables(AlgorithmFiles files, Keys keys) {
        this.files = files;
        this.keys = keys;
    }

    /** The table and all to which it leads; null stays null. */
    synchronized LookupTable prepare(String id) {
        if (id == null) {
            return null;
        }
        Deque<String> wanted = new ArrayDeque<>();
        wanted.add(id);
        while (!wanted.isEmpty()) {
            String next = wanted.remove();
            if (!ready.containsKey(next)) {
                LookupTable table = read(next);
                ready.put(next, table);
                wanted.addAll(table.jumps());
            }
        }
        return ready.get(id);
    }

    /** A table that is prepared. */
    LookupTable get(String id) {
        return ready.get(id);
    }

    private LookupTable read(String id) {
        CodeTable table = files.table(id);
        if (table == null) {
            throw new IllegalStateException("The algorithm has no table " + id);
        }
        try {
            return new LookupTable(table, keys);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Table " + id + ": " + e.getMessage(), e);
        }
    }
}
