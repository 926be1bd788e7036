package org.accession.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import jakarta.inject.Singleton;

import org.postgresql.PGConnection;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;

/**
 * Tells PostgreSQL, whenever a connection leaves the pool, what its user may see: for the transaction, at the end of which
 * PostgreSQL forgets it by itself, or where there is none until the connection is back. In the pool no connection sees
 * anything.
 */
@Singleton
class ScopedConnections implements AgroalPoolInterceptor {

    private static final String ENTER = "SELECT set_config('accession.facilities', ?, ?), "
            + "set_config('accession.person', ?, ?), set_config('accession.session', ?, ?)";

    private final Caller caller;
    /** Those that will see nothing when they are back, without being told; as long as the pool has them. */
    private final Set<PGConnection> forgetful = Collections
            .synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    ScopedConnections(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        Scope scope = scope();
        try {
            boolean inTransaction = !connection.getAutoCommit();
            PGConnection one = connection.unwrap(PGConnection.class);
            if (inTransaction || scope.equals(Scope.NOTHING)) {
                forgetful.add(one);
            } else {
                forgetful.remove(one);
            }
            if (!scope.equals(Scope.NOTHING)) {
                enter(connection, scope, inTransaction);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not take the facility scope", e);
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            if (!connection.isClosed() && !forgetful.remove(connection.unwrap(PGConnection.class))) {
                enter(connection, Scope.NOTHING, false);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not forget the facility scope", e);
        }
    }

    private Scope scope() {
        Scope entered = Scope.entered();
        if (entered != null) {
            return entered;
        }
        return Arc.requireContainer().requestContext().isActive() ? caller.scope() : Scope.NOTHING;
    }

    private static void enter(Connection connection, Scope scope, boolean inTransaction) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, scope.facilitiesSetting());
            statement.setString(3, scope.personSetting());
            statement.setString(5, scope.sessionSetting());
            for (int i = 2; i <= 6; i += 2) {
                statement.setBoolean(i, inTransaction);
            }
            statement.execute();
        }
    }
}
