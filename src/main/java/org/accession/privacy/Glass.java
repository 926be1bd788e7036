package org.accession.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.identity.AccountEvent;
import org.accession.identity.AccountEvent.Kind;
import org.accession.identity.BreakGlass;
import org.accession.identity.Caller;
import org.accession.identity.Client;
import org.accession.identity.Facility;
import org.accession.identity.Person;
import org.accession.identity.Session;
import org.jboss.logging.Logger;

import io.quarkus.hibernate.orm.panache.Panache;

/** Breaking the glass, and mending it. */
@ApplicationScoped
class Glass {

    private static final Logger LOG = Logger.getLogger(Glass.class);
    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    /** What came of asking. */
    sealed interface Answer {}

    record Open(BreakGlass access) implements Answer {}

    record Refused(int status, String sentence) implements Answer {}

    private final Caller caller;
    private final BreakGlassLimits limits;
    private final Clock clock;

    Glass(Caller caller, BreakGlassLimits limits, Clock clock) {
        this.caller = caller;
        this.limits = limits;
        this.clock = clock;
    }

    /** Opens one patient, or one facility, to the caller's session. */
    @Transactional
    Answer open(UUID once, Optional<UUID> patient, Optional<UUID> facility, String why, Client client) {
        String reason = why == null ? "" : why.strip();
        if (once == null || patient.isPresent() == facility.isPresent()) {
            return new Refused(422, "Name one patient, or one facility.");
        }
        if (reason.length() < SHORTEST || reason.length() > LONGEST) {
            return new Refused(422, "Give the reason in " + SHORTEST + " to " + LONGEST + " characters.");
        }
        BreakGlass access = new BreakGlass();
        access.publicId = once;
        access.patientId = patient.map(Glass::patientId).orElse(null);
        access.facility = facility.flatMap(Facility::findByPublicId).orElse(null);
        if (access.patientId == null && access.facility == null) {
            return new Refused(404, "There is no such patient or facility.");
        }
        if (access.facility != null && caller.scope().sees(access.facility.id)) {
            return new Refused(422, "This facility is one of yours.");
        }
        // One at a time in a session: a form that is sent twice at once is sent one after the other
        Session session = Session.lock(caller.session());
        Instant now = clock.instant();
        if (BreakGlass.findByPublicId(once).isPresent()) {
            return new Refused(409, "This form was sent before. Open it anew to ask again.");
        }
        List<BreakGlass> open = BreakGlass.inForce(caller.session(), now);
        if (open.stream().anyMatch(one -> one.opensTheSameAs(access))) {
            return new Refused(409, "This is open to you already. Ask again when its time is over.");
        }
        if (open.size() >= limits.atOnce()) {
            return new Refused(409, "So much is open to you already: " + open.size() + ". End one of them first.");
        }
        access.sessionHash = caller.session();
        access.person = Person.findById(caller.personId());
        access.reason = reason;
        access.endsAt = now.plus(limits.lasts());
        access.persist();
        session.glassUntil = access.endsAt;
        AccountEvent.record(Kind.GLASS_BROKEN, access.person.id, client, now, once.toString());
        LOG.warnf("Break-glass: person %d opened %s %d until %s", caller.personId(),
                access.facility == null ? "patient" : "facility",
                access.facility == null ? access.patientId : access.facility.id, access.endsAt);
        return new Open(access);
    }

    /** Ends one of the caller's own before its time. */
    @Transactional
    boolean end(UUID id, Client client) {
        Optional<BreakGlass> own = open().stream().filter(one -> one.publicId.equals(id)).findFirst();
        own.ifPresent(one -> {
            one.endedAt = clock.instant();
            AccountEvent.record(Kind.GLASS_ENDED, caller.personId(), client, one.endedAt, id.toString());
        });
        return own.isPresent();
    }

    /** What is open to the caller's session. */
    List<BreakGlass> open() {
        return BreakGlass.inForce(caller.session(), clock.instant());
    }

    private static Long patientId(UUID publicId) {
        return (Long) Panache.getEntityManager().createNativeQuery("SELECT patient_behind(:address)", Long.class)
                .setParameter("address", publicId).getSingleResult();
    }
}
