package org.accession.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the database with its owner and the service's role, as {@code db/roles.sql} says; on what is there already, it
 * sets it right again.
 */
final class Roles {

    private Roles() {}

    static void provide(DatabaseAccess access, String superuser, String password) throws SQLException {
        try (Connection server = DriverManager.getConnection(access.toDatabase("postgres").url(), superuser, password);
                Statement statement = server.createStatement()) {
            if (!exists(server, access.database())) {
                statement.execute("CREATE DATABASE " + access.database());
            }
        }
        try (Connection database = DriverManager.getConnection(access.url(), superuser, password);
                Statement statement = database.createStatement()) {
            set(database, "accession.owner_password", access.ownerPassword());
            set(database, "accession.service_password", access.servicePassword());
            statement.execute(script());
        }
    }

    private static boolean exists(Connection server, String database) throws SQLException {
        try (PreparedStatement query = server.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void set(Connection database, String name, String value) throws SQLException {
        try (PreparedStatement setting = database.prepareStatement("SELECT set_config(?, ?, false)")) {
            setting.setString(1, name);
            setting.setString(2, value);
            setting.execute();
        }
    }

    private static String script() {
        try (InputStream script = Roles.class.getResourceAsStream("/db/roles.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
