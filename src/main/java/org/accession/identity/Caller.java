package org.accession.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.ForbiddenException;

import io.quarkus.security.identity.SecurityIdentity;

/** Who asks for this page, and by which of their roles. Nobody in particular before signing in. */
@Named("caller")
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final SessionLimits limits;
    private final Clock clock;
    private Set<String> acting = Set.of();
    private boolean underBreakGlass;

    Caller(SecurityIdentity identity, SessionLimits limits, Clock clock) {
        this.identity = identity;
        this.limits = limits;
        this.clock = clock;
    }

    /** The caller came by a route that names these roles. */
    void actBy(Set<String> roles, boolean underBreakGlass) {
        this.acting = roles;
        this.underBreakGlass = underBreakGlass;
    }

    public boolean isSignedIn() {
        return signedIn() != null;
    }

    /** The person's id, or null before signing in. */
    public Long personId() {
        return isSignedIn() ? signedIn().personId() : null;
    }

    /** The person's name, or the empty string before signing in. */
    public String name() {
        return isSignedIn() ? signedIn().name() : "";
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /** Whether the person has the role anywhere. */
    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /**
     * Asks for the right to administer what is changed.
     *
     * @param facilityId where it holds; null for what holds at every facility
     * @throws ForbiddenException if the person administers other facilities alone
     */
    public void mustAdminister(Long facilityId) {
        boolean may = facilityId == null
                ? grants().hasEverywhere(Roles.ADMINISTRATOR)
                : grants().has(Roles.ADMINISTRATOR, facilityId);
        if (!may) {
            throw new ForbiddenException();
        }
    }

    /** Where the person has which roles. */
    public Grants grants() {
        return isSignedIn() ? signedIn().grants() : Grants.NONE;
    }

    /** Whether the person may work: is signed in to the end. */
    public boolean isAtWork() {
        return isSignedIn() && signedIn().stage() == Stage.WORK;
    }

    /** The page on which the person goes on with signing in, or null if there is nothing left to do. */
    public String nextStep() {
        return isSignedIn() && !isAtWork() ? signedIn().stage().address : null;
    }

    /** Whether the person prefers taller rows. */
    public boolean isComfortable() {
        return isSignedIn() && signedIn().comfortable();
    }

    /**
     * What the caller's transactions see: the patients of the facilities at which the person holds a role that the route
     * names, and on a route for it what break-glass shows.
     */
    public Scope scope() {
        if (!isSignedIn()) {
            return Scope.NOTHING;
        }
        Scope scope = grants().scope(personId(), acting);
        return underBreakGlass && glassUntil() != null ? scope.withBreakGlass(signedIn().tokenHash()) : scope;
    }

    /** What the person sees who acts by this role alone. */
    public Scope scopeOf(String role) {
        return grants().scope(personId(), Set.of(role));
    }

    /** The key of the session, or null before signing in. */
    public String session() {
        return isSignedIn() ? signedIn().tokenHash() : null;
    }

    /** Until when the session sees something by break-glass; null if it does not. */
    public Instant glassUntil() {
        Instant until = isSignedIn() ? signedIn().glassUntil() : null;
        return until == null || until.isBefore(clock.instant()) ? null : until;
    }

    /** How many seconds the session lasts if nothing more is asked. */
    public long idleSeconds() {
        return limits.idle().toSeconds();
    }

    /** How many seconds the session lasts however busy the person is. */
    public long secondsLeft() {
        return isSignedIn() ? Duration.between(clock.instant(), signedIn().endsAt()).toSeconds() : 0;
    }

    /** Whether the person may ask for what lies outside their facilities. */
    public boolean mayBreakGlass() {
        return is(Roles.REGISTRAR) || is(Roles.LEAD) || is(Roles.QUALITY);
    }

    private SignedIn signedIn() {
        return identity.getAttribute(SignedIn.ATTRIBUTE);
    }
}
