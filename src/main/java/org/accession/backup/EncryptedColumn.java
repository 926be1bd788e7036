package org.accession.backup;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.accession.keys.Keyring;

/**
 * A column of encrypted values: by its name ({@code sealed}, {@code secret}, {@code ..._encrypted} and the like) found in the catalogue.
 *
 * @param key the columns of its table's primary key
 */
record EncryptedColumn(String table, String name, List<String> key) {

    private static final int BATCH = 200;

    private static final String COLUMNS = """
            SELECT c.relname, a.attname, array_agg(k.attname::text ORDER BY k.attnum)
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.atttypid = 'bytea'::regtype AND NOT a.attisdropped
                AND (a.attname IN ('sealed', 'secret', 'provider_sign_out', 'provider_refresh') OR a.attname LIKE '%\\_encrypted')
            JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey)
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
            GROUP BY c.relname, a.attname ORDER BY c.relname, a.attname""";

    static List<EncryptedColumn> all(Connection database) throws SQLException {
        List<EncryptedColumn> all = new ArrayList<>();
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                all.add(new EncryptedColumn(row.getString(1), row.getString(2),
                        List.of((String[]) row.getArray(3).getArray())));
            }
        }
        return all;
    }

    /** How many values name each key. */
    SortedMap<Integer, Long> valuesByKey(Connection database) throws SQLException {
        SortedMap<Integer, Long> values = new TreeMap<>();
        String query = "SELECT substring(%1$s FROM 1 FOR 4), count(*) FROM %2$s WHERE %1$s IS NOT NULL GROUP BY 1"
                .formatted(Catalogue.quoted(name), Catalogue.quoted(table));
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.put(Keyring.keyOf(row.getBytes(1)), row.getLong(2));
            }
        }
        return values;
    }

    /** Encrypts what names another key than the current one anew, some rows at a time; answers how many. */
    long encryptAnew(Connection database, Keyring keys) throws SQLException {
        long all = 0;
        List<Row> rows = old(database, keys, null);
        while (!rows.isEmpty()) {
            write(database, keys, rows);
            database.commit();
            all += rows.size();
            rows = old(database, keys, rows.get(rows.size() - 1));
        }
        return all;
    }

    private record Row(List<Object> key, byte[] encrypted) {}

    /** The next rows of another key, in the order of the primary key: each is looked at once. */
    private List<Row> old(Connection database, Keyring keys, Row after) throws SQLException {
        String keyColumns = keyColumns(", ", "");
        String query = "SELECT " + keyColumns + ", " + Catalogue.quoted(name) + " FROM " + Catalogue.quoted(table)
                + " WHERE substring(" + Catalogue.quoted(name) + " FROM 1 FOR 4) <> ?"
                + (after == null
                        ? ""
                        : " AND (" + keyColumns + ") > (" + keyColumns.replaceAll("\"[^\"]*\"", "?") + ")")
                + " ORDER BY " + keyColumns + " LIMIT " + BATCH + " FOR UPDATE";
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(query)) {
            statement.setBytes(1, ByteBuffer.allocate(Integer.BYTES).putInt(keys.currentKey()).array());
            for (int i = 0; after != null && i < key.size(); i++) {
                statement.setObject(2 + i, after.key().get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<Object> id = new ArrayList<>();
                    for (int i = 1; i <= key.size(); i++) {
                        id.add(row.getObject(i));
                    }
                    rows.add(new Row(id, row.getBytes(key.size() + 1)));
                }
            }
        }
        return rows;
    }

    private void write(Connection database, Keyring keys, List<Row> rows) throws SQLException {
        String update = "UPDATE " + Catalogue.quoted(table) + " SET " + Catalogue.quoted(name) + " = ? WHERE "
                + keyColumns(" AND ", " = ?");
        try (PreparedStatement statement = database.prepareStatement(update)) {
            for (Row row : rows) {
                statement.setBytes(1, keys.encrypt(keys.decrypt(row.encrypted())));
                for (int i = 0; i < key.size(); i++) {
                    statement.setObject(2 + i, row.key().get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String keyColumns(String separator, String suffix) {
        return String.join(separator, key.stream().map(column -> Catalogue.quoted(column) + suffix).toList());
    }
}
