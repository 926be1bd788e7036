package org.accession.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EncryptedColumnTest {

    private static final String BYTES = """
            SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE a.atttypid = 'bytea'::regtype AND NOT a.attisdropped AND c.relkind = 'r'
                AND c.relnamespace = 'public'::regnamespace""";

    /** A column of bytes is encrypted, and encrypted anew when keys change, or its name says that it is a sum or tells of nobody. */
    @Test
    void no_column_of_bytes_is_forgotten() throws SQLException {
        List<String> plain = new ArrayList<>();
        try (Connection owner = TestDatabase.fresh().asOwner(); Statement statement = owner.createStatement()) {
            try (ResultSet row = statement.executeQuery(BYTES)) {
                while (row.next()) {
                    plain.add(row.getString(1));
                }
            }
            List<String> encrypted = EncryptedColumn.all(owner).stream().map(one -> one.table() + "." + one.name())
                    .toList();
            assertThat(encrypted).contains("session.provider_refresh", "session.provider_sign_out",
                    "facility_patient.ssn_encrypted", "second_factor.secret");
            plain.removeAll(encrypted);
        }
        assertThat(plain).isNotEmpty().allMatch(
                column -> column.matches(".*(hash|_hmac|\\.sha256|\\.fingerprint|\\.head|\\.content|\\.task_data)"));
    }
}
