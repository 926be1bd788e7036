package org.accession.checking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.accession.identity.Scope;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.arc.Arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** An official zip beside the project, installed for one test: other tests stage by what ships. */
final class OfficialZip implements AutoCloseable {

    private OfficialZip() {}

    /** Installs EOD 3.3; skips the test where it is absent. */
    static OfficialZip eod33() throws Exception {
        Path zip = Path.of("../shared/standards/staging/eod_public-3.3.zip");
        assumeThat(Files.exists(zip)).as("the official zips beside the project").isTrue();
        AlgorithmInstaller installer = Arc.container().instance(AlgorithmInstaller.class).get();
        assertThat(Scope.everywhere(null).call(() -> {
            try {
                return installer.install(zip, "eod_public-3.3.zip", null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        })).isInstanceOf(AlgorithmInstaller.Installation.Installed.class);
        return new OfficialZip();
    }

    /** Installs nothing itself, and takes out what the test installs. */
    static OfficialZip none() {
        return new OfficialZip();
    }

    /** Nobody but the owner can take an algorithm out again. */
    @Override
    public void close() throws SQLException {
        try (Connection owner = DriverManager.getConnection(config("quarkus.flyway.jdbc-url"),
                config("quarkus.flyway.username"), config("quarkus.flyway.password"));
                Statement statement = owner.createStatement()) {
            statement.execute("DELETE FROM staging_algorithm; DELETE FROM licensed_staging");
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
