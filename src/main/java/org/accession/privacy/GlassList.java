package org.accession.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.BreakGlass;
import org.accession.identity.Caller;
import org.accession.identity.Roles;
import org.accession.patient.Patient;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** What a privacy officer sees of break-glass: every access to a patient or a facility that is in their charge. */
@ApplicationScoped
public class GlassList {

    /**
     * One access.
     *
     * @param patient in an address; null where a facility was opened
     * @param facility its name; null where a patient was opened
     * @param ended when it ended or will end
     */
    public record Line(Instant began, String person, UUID patient, String facility, String reason, Instant ended,
            boolean inForce) {}

    private final Caller caller;
    private final Clock clock;

    GlassList(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /** The latest, as the caller sees them who acts as privacy officer. */
    public List<Line> latest(int most) {
        return caller.scopeOf(Roles.PRIVACY).call(() -> QuarkusTransaction.requiringNew()
                .call(() -> BreakGlass.latest(most).stream().map(this::line).toList()));
    }

    private Line line(BreakGlass one) {
        Patient patient = one.patientId == null ? null : Patient.findById(one.patientId);
        return new Line(one.beganAt, one.person.name, patient == null ? null : patient.publicId,
                one.facility == null ? null : one.facility.name, one.reason,
                one.endedAt == null ? one.endsAt : one.endedAt, one.isInForce(clock.instant()));
    }
}
