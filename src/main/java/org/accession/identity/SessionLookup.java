package org.accession.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Finds the session of a token: one query, without a transaction and without Hibernate, for every request begins with it.
 * Nothing is kept from one request to the next, so that a session which was ended anywhere is ended everywhere at once.
 */
@ApplicationScoped
class SessionLookup {

    /** A row for each grant of the person, or one without. */
    private static final String FIND = """
            SELECT s.proof, s.started_at, s.last_seen_at, s.ends_at, s.glass_until, s.provider_asked_at, s.address,
                s.browser,
                p.id, p.username, p.name, p.disabled, p.second_factor, p.must_change_password, p.comfortable,
                g.role, g.facility_id
            FROM session s JOIN person p ON p.id = s.person_id LEFT JOIN role_grant g ON g.person_id = p.id
            WHERE s.token_hash = ?""";

    private final DataSource database;

    SessionLookup(DataSource database) {
        this.database = database;
    }

    /** The session, whether it is still going on or not, with its person and the person's grants; to be read only. */
    Optional<Session> find(String token) {
        String hash = Tokens.sha256(token);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, hash);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Session session = session(hash, row);
                do {
                    grant(session.person, row);
                } while (row.next());
                return Optional.of(session);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be looked up", e);
        }
    }

    private static Session session(String hash, ResultSet row) throws SQLException {
        Session session = new Session();
        session.tokenHash = hash;
        session.proof = Proof.valueOf(row.getString("proof"));
        session.startedAt = time(row, "started_at");
        session.lastSeenAt = time(row, "last_seen_at");
        session.endsAt = time(row, "ends_at");
        session.glassUntil = time(row, "glass_until");
        session.providerAskedAt = time(row, "provider_asked_at");
        session.address = row.getString("address");
        session.browser = row.getString("browser");
        session.person = Person.named(row.getString("username"), row.getString("name"));
        session.person.id = row.getLong("id");
        session.person.disabled = row.getBoolean("disabled");
        session.person.secondFactor = row.getBoolean("second_factor");
        session.person.mustChangePassword = row.getBoolean("must_change_password");
        session.person.comfortable = row.getBoolean("comfortable");
        return session;
    }

    private static void grant(Person person, ResultSet row) throws SQLException {
        String role = row.getString("role");
        if (role != null) {
            person.grant(role, facility(row.getObject("facility_id", Long.class)));
        }
    }

    private static Facility facility(Long id) {
        if (id == null) {
            return null;
        }
        Facility facility = new Facility();
        facility.id = id;
        return facility;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
