package org.accession.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.accession.backup.Contents.Table;

/** What a registry's database consists of, as PostgreSQL's own catalogue tells it: a new table is in the next backup. */
final class Catalogue {

    /** The tables that hold the registry: Flyway's own is made by migrating. */
    private static final String TABLES = """
            SELECT c.oid, c.relname, c.relforcerowsecurity, array_agg(a.attname::text ORDER BY a.attnum)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'flyway_schema_history'
            GROUP BY c.oid ORDER BY c.relname""";
    private static final String REFERENCES = """
            SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
            WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid""";
    private static final String SEQUENCES = """
            SELECT sequencename, last_value FROM pg_sequences
            WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename""";
    private static final String VERSION = """
            SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL
            ORDER BY installed_rank DESC LIMIT 1""";

    private Catalogue() {}

    /** Each table after those that it refers to. */
    static List<Table> tables(Connection database) throws SQLException {
        Map<String, Table> all = new TreeMap<>();
        Map<String, Set<String>> needs = new TreeMap<>();
        try (Statement statement = database.createStatement()) {
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    all.put(row.getString(2),
                            new Table(row.getString(2), List.of((String[]) row.getArray(4).getArray())));
                    needs.put(row.getString(2), new LinkedHashSet<>());
                }
            }
            try (ResultSet row = statement.executeQuery(REFERENCES)) {
                while (row.next()) {
                    needs.get(row.getString(1)).add(row.getString(2));
                }
            }
        }
        List<Table> ordered = new ArrayList<>();
        while (!needs.isEmpty()) {
            List<String> free = needs.keySet().stream().filter(name -> needs.get(name).isEmpty()).toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + needs.keySet());
            }
            free.forEach(needs::remove);
            needs.values().forEach(names -> names.removeAll(free));
            free.forEach(name -> ordered.add(all.get(name)));
        }
        return ordered;
    }

    /** The tables whose policies bind their owner too. */
    static List<String> bound(Connection database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                if (row.getBoolean(3)) {
                    names.add(row.getString(2));
                }
            }
        }
        return names;
    }

    /** The last number that each sequence has given; without those that never gave one. */
    static Map<String, Long> sequences(Connection database) throws SQLException {
        Map<String, Long> last = new LinkedHashMap<>();
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                last.put(row.getString(1), row.getLong(2));
            }
        }
        return last;
    }

    /** The last migration that ran. */
    static String schemaVersion(Connection database) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(VERSION)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Whether somebody works, or has worked, with this database: the first start makes the first person. */
    static boolean isInUse(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT to_regclass('public.person') IS NOT NULL")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM person)")) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The rows of a table, counted and summed on the server. */
    static Sum sum(Connection database, String table) throws SQLException {
        String query = """
                SELECT count(*), coalesce(sum(('x' || encode(substring(sha256(convert_to(t::text, 'UTF8')) FROM 1 FOR 7), 'hex'))
                    ::bit(56)::bigint), 0) FROM %s t"""
                .formatted(quoted(table));
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Sum(row.getLong(1), row.getBigDecimal(2).toBigIntegerExact());
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
