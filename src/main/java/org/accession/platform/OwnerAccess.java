package org.accession.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How the owner enters a registry's database, who may see and do everything in it.
 *
 * @param service the name of the service's role
 */
public record OwnerAccess(String url, String username, String password, String service) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /** The address alone: a password does not belong in a log. */
    @Override
    public String toString() {
        return username + " at " + url;
    }
}
