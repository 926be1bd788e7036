package org.accession.identity;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.quarkus.security.identity.SecurityIdentity;

/** The caller's last sign-in before this one, and what failed since: who reads it notices that somebody else tries. */
@Named("lastSignIn")
@RequestScoped
public class LastSignIn {

    private final SignedIn signedIn;
    private final Optional<AccountEvent> event;

    LastSignIn(SecurityIdentity identity) {
        this.signedIn = identity.getAttribute(SignedIn.ATTRIBUTE);
        this.event = signedIn == null
                ? Optional.empty()
                : AccountEvent.signInBefore(signedIn.personId(), signedIn.since());
    }

    public boolean isKnown() {
        return event.isPresent();
    }

    public Instant at() {
        return event.map(found -> found.at).orElseThrow();
    }

    public String from() {
        return event.map(found -> found.browser + ", " + found.address).orElseThrow();
    }

    /** How often somebody failed to sign in as the caller between then and the present sign-in. */
    public long failures() {
        return signedIn == null
                ? 0
                : AccountEvent.failures(signedIn.personId(),
                        event.map(found -> found.at).orElse(Instant.EPOCH), signedIn.since());
    }
}
