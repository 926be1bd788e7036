package org.accession.edits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.accession.dictionary.Dictionary;
import org.accession.rules.RuleFault;

/** The tables and closures that edits in SEER's notation share, by name. Each is compiled when an edit first names it. */
final class SeerTables {

    private static final String TABLE = "java";

    private record Entry(boolean table, String source) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, SeerCode> compiled = new ConcurrentHashMap<>();

    void add(String name, String type, String source) {
        entries.put(name, new Entry(type.equals(TABLE), source));
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** What the name stands for: a table is the same for all records, a closure is made for each run. */
    SeerCode code(String name, Dictionary dictionary) throws RuleFault {
        SeerCode ready = compiled.get(name);
        if (ready == null) {
            Entry entry = entries.get(name);
            ready = entry.table()
                    ? table(SeerProgram.table(entry.source(), this, dictionary))
                    : SeerProgram.compile(entry.source(), this, dictionary)::value;
            compiled.put(name, ready);
        }
        return ready;
    }

    private static SeerCode table(SeerProgram program) {
        Object table = program.value(SeerRun.over(List.of(), 0, 0));
        return run -> table;
    }
}
