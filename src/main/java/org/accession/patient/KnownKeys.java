package org.accession.patient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.accession.keys.Keyring;
import org.accession.platform.StartRefused;

/** Knows the keys again that the registry's values are encrypted with: with others nobody starts on its database. */
@Singleton
class KnownKeys {

    private static final String KNOWN = "SELECT id, fingerprint FROM known_key";
    private static final String ADD = "INSERT INTO known_key (id, fingerprint) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private final DataSource database;

    KnownKeys(DataSource database) {
        this.database = database;
    }

    /**
     * Before new keys are made: there may be none yet.
     *
     * @param place where the keys were looked for
     * @throws StartRefused if the registry has keys
     */
    void requireNone(String place) {
        if (!known().isEmpty()) {
            throw new StartRefused("The keys of this registry are not in " + place
                    + ". Put its key file back there: without it the encrypted values cannot be read.");
        }
    }

    /**
     * Compares, and remembers keys that are new.
     *
     * @param place where the keys come from
     * @throws StartRefused if a key of the registry is missing, or is another one
     */
    void check(Keyring keys, String place) {
        compare(keys.fingerprints(), place);
        add(keys.fingerprints());
        // Two first starts at once may both have made keys: one of them was later.
        compare(keys.fingerprints(), place);
    }

    private void compare(Map<Integer, byte[]> fingerprints, String place) {
        known().forEach((id, fingerprint) -> {
            if (!Arrays.equals(fingerprint, fingerprints.get(id))) {
                throw new StartRefused("Key " + id + " of this registry is not in " + place
                        + (fingerprints.containsKey(id) ? ": the one there is of another registry." : ".")
                        + " Put its key file back there: without it the encrypted values cannot be read.");
            }
        });
    }

    private Map<Integer, byte[]> known() {
        Map<Integer, byte[]> known = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(KNOWN);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                known.put(row.getInt(1), row.getBytes(2));
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
        return known;
    }

    private void add(Map<Integer, byte[]> fingerprints) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (Map.Entry<Integer, byte[]> key : fingerprints.entrySet()) {
                insert.setInt(1, key.getKey());
                insert.setBytes(2, key.getValue());
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
