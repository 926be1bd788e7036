package org.accession.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** Asks who is known already, at whatever facility: one question for all. */
final class KnownPeople {

    private static final String KNOWN = "SELECT person, patient_id, facility_patient_id, score FROM match_patients(?, ?, ?, ?, ?, ?)";

    /** Is told of each who may be one of those asked for. */
    interface Found {

        /**
         * @param asked whose evidence it was, by its place in the list
         * @param facilityPatientId null where the caller does not see the facility
         */
        void found(int asked, long patientId, Long facilityPatientId, int score);
    }

    private KnownPeople() {}

    static void find(Connection connection, List<Evidence> people, Found found) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setArray(1, hashes(connection, people, Evidence::ssn));
            select.setArray(2, hashes(connection, people, Evidence::mbi));
            select.setArray(3, texts(connection, people, Evidence::birthDate));
            select.setArray(4, texts(connection, people, Evidence::lastName));
            select.setArray(5, texts(connection, people, Evidence::firstName));
            select.setArray(6, texts(connection, people, Evidence::sex));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.found(rows.getInt(1) - 1, rows.getLong(2), rows.getObject(3, Long.class), rows.getInt(4));
                }
            }
        }
    }

    private static Array hashes(Connection connection, List<Evidence> people, Function<Evidence, String> part)
            throws SQLException {
        byte[][] hashes = new byte[people.size()][];
        for (int i = 0; i < hashes.length; i++) {
            String hash = part.apply(people.get(i));
            hashes[i] = hash.isEmpty() ? null : HexFormat.of().parseHex(hash);
        }
        return connection.createArrayOf("bytea", hashes);
    }

    private static Array texts(Connection connection, List<Evidence> people, Function<Evidence, String> part)
            throws SQLException {
        return connection.createArrayOf("text", people.stream().map(part).toArray(String[]::new));
    }
}
