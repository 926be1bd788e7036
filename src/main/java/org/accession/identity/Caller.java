package org.accession.identity;

import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.quarkus.security.identity.SecurityIdentity;

/** Who asks for this page. Nobody in particular before signing in. */
@Named("caller")
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isSignedIn() {
        return signedIn() != null;
    }

    /** The person's id, or null before signing in. */
    public Long personId() {
        return isSignedIn() ? signedIn().scope().personId() : null;
    }

    /** The person's name, or the empty string before signing in. */
    public String name() {
        return isSignedIn() ? signedIn().name() : "";
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    public boolean is(String role) {
        return identity.hasRole(role);
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

    /** What the caller's transactions see. */
    public Scope scope() {
        return isSignedIn() ? signedIn().scope() : Scope.NOTHING;
    }

    private SignedIn signedIn() {
        return identity.getAttribute(SignedIn.ATTRIBUTE);
    }
}
