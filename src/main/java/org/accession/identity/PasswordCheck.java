package org.accession.identity;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Compares passwords with hashes, on half of the processors at most: signing in, however often it is tried, leaves the
 * others to those who are at work.
 */
@ApplicationScoped
class PasswordCheck {

    private static final int QUEUE = 8;

    private final Turnstile strangers = new Turnstile(Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            QUEUE);

    /** Browsers that somebody has signed in with have a place that no flood of strangers takes. */
    private final Turnstile known = new Turnstile(1, QUEUE);

    /**
     * Whether the password is the one behind the hash; nothing if too many others are being compared.
     *
     * @param hash null if there is no such person: the answer takes as long then
     */
    Optional<Boolean> compare(boolean knownBrowser, String password, String hash) {
        return (knownBrowser ? known : strangers).pass(() -> Passwords.match(password, hash));
    }
}
