package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.audit.ReadLog.Kind;
import org.accession.identity.Caller;
import org.accession.platform.MachineUser;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Writes down who was shown what, in the transaction that read it: it is committed before the answer is sent, and where it
 * cannot be, there is no answer. A page that only reads does not wait for the disk, which would take longer than the page:
 * if the database server itself breaks down, the reads of its last half second may be lost. {@link ReadSeals} hashes the
 * rows afterwards.
 */
@ApplicationScoped
public class Reads {

    /** Where break-glass let it be read, the database adds so, with its reason. */
    private static final String INSERT = "INSERT INTO read_log (at, person_id, kind, what, session, path, client,"
            + " facility_id, patient_id, facility_patient_id, tumor_case_id, reason)"
            + " SELECT now(), ?, ?, ?, ?, ?, ?, seen.*, ?"
            + " FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) AS seen (facility, patient, record, tumor_case)";
    /** Set for the transaction by the same statement: one to the database more would cost as much as the row. */
    private static final String WITHOUT_WAITING = ", set_config('synchronous_commit', 'off', true)";
    private static final int MARK = 16;

    private final Caller caller;
    private final CurrentVertxRequest request;
    private final boolean waits;
    /** Who runs the command that this is; null in a service. */
    private final String operator;

    Reads(Caller caller, CurrentVertxRequest request,
            @ConfigProperty(name = "accession.audit.reads-wait-for-disk", defaultValue = "false") boolean waits,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.waits = waits;
        this.operator = serves ? null : MachineUser.atTheCommandLine();
        this.caller = caller;
        this.request = request;
    }

    /** The caller was shown these. */
    @Transactional
    public void log(Kind kind, Collection<Seen> seen) {
        log(kind, null, null, seen);
    }

    /**
     * The caller was shown these.
     *
     * @param what which file, or null
     * @param reason why, in the caller's words, or null
     */
    @Transactional
    public void log(Kind kind, String what, String reason, Collection<Seen> seen) {
        if (!seen.isEmpty()) {
            ReadLog.getEntityManager().unwrap(Session.class)
                    .doWork(connection -> insert(connection, kind, what, reason, List.copyOf(seen)));
        }
    }

    private void insert(Connection connection, Kind kind, String what, String reason, List<Seen> seen)
            throws SQLException {
        boolean isAsked = Arc.requireContainer().requestContext().isActive();
        RoutingContext asked = isAsked ? request.getCurrent() : null;
        try (PreparedStatement insert = connection
                .prepareStatement(INSERT + (onlyReads(kind, asked) ? WITHOUT_WAITING : ""))) {
            insert.setObject(1, isAsked ? caller.personId() : null, Types.BIGINT);
            insert.setString(2, kind.name());
            insert.setString(3, what);
            insert.setString(4, isAsked && caller.isSignedIn() ? caller.session().substring(0, MARK) : null);
            insert.setString(5, asked == null ? null : asked.normalizedPath());
            insert.setString(6, asked == null ? operator : asked.request().remoteAddress().hostAddress());
            insert.setString(7, reason);
            ids(insert, 8, seen, Seen::facilityId);
            ids(insert, 9, seen, Seen::patientId);
            ids(insert, 10, seen, Seen::facilityPatientId);
            ids(insert, 11, seen, Seen::tumorCaseId);
            insert.executeUpdate();
        }
    }

    /** Whether the transaction writes nothing but this: then it need not wait for the disk. */
    private boolean onlyReads(Kind kind, RoutingContext asked) {
        return !waits && asked != null && (asked.request().method() == HttpMethod.GET || kind == Kind.LIST);
    }

    private static void ids(PreparedStatement insert, int place, List<Seen> seen, Function<Seen, Long> id)
            throws SQLException {
        insert.setArray(place, insert.getConnection().createArrayOf("bigint", seen.stream().map(id).toArray()));
    }
}
