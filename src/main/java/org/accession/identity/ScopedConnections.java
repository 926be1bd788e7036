package org.accession.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;

/** Tells PostgreSQL, whenever a connection leaves the pool, what its user may see; and nothing once it is back. */
@Singleton
class ScopedConnections implements AgroalPoolInterceptor {

    private static final String ENTER = "SELECT set_config('accession.facilities', ?, false), "
            + "set_config('accession.person', ?, false), set_config('accession.session', ?, false)";

    private final Caller caller;

    ScopedConnections(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        enter(connection, scope());
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        enter(connection, Scope.NOTHING);
    }

    private Scope scope() {
        Scope entered = Scope.entered();
        if (entered != null) {
            return entered;
        }
        return Arc.requireContainer().requestContext().isActive() ? caller.scope() : Scope.NOTHING;
    }

    private static void enter(Connection connection, Scope scope) {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, scope.facilitiesSetting());
            statement.setString(2, scope.personSetting());
            statement.setString(3, scope.sessionSetting());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not take the facility scope", e);
        }
    }
}
