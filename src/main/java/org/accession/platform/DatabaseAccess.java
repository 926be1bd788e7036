package org.accession.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * Where a registry's database is and how to enter it: as the owner, who migrates, or as the service, who owns nothing.
 */
public record DatabaseAccess(int port, String database, String ownerPassword, String servicePassword) {

    public static final String OWNER = "accession_owner";
    public static final String SERVICE = "accession";

    /** The setting that tells that the database is the embedded one. */
    public static final String EMBEDDED = "accession.database.embedded";

    /** The server's DETAIL lines repeat row values: kept out of exceptions, and so out of logs. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?logServerErrorDetail=false";
    }

    public DatabaseAccess toDatabase(String other) {
        return new DatabaseAccess(port, other, ownerPassword, servicePassword);
    }

    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, ownerPassword);
    }

    public Connection asService() throws SQLException {
        return DriverManager.getConnection(url(), SERVICE, servicePassword);
    }

    public OwnerAccess owner() {
        return new OwnerAccess(url(), OWNER, ownerPassword, SERVICE);
    }

    /** The same as Quarkus' configuration. */
    public Map<String, String> configuration() {
        return Map.of(
                EMBEDDED, "true",
                "quarkus.datasource.jdbc.url", url(),
                "quarkus.datasource.username", SERVICE,
                "quarkus.datasource.password", servicePassword,
                "quarkus.flyway.jdbc-url", url(),
                "quarkus.flyway.username", OWNER,
                "quarkus.flyway.password", ownerPassword);
    }
}
