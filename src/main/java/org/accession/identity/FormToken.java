package org.accession.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import org.accession.keys.Keyring;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * What a form carries against forgery. Before signing in it is what a cookie of the browser holds; afterwards a keyed hash of
 * that and of the person, so that no other person's, and none that somebody has planted, is of use. It outlasts the session:
 * what was typed before its end is sent by the same person in the same browser.
 */
@Named("csrf")
@RequestScoped
public class FormToken {

    static final String FIELD = "csrf";
    static final String HEADER = "X-CSRF-TOKEN";

    private static final Pattern HELD = Pattern.compile("[A-Za-z0-9_-]{22,64}");

    private final Caller caller;
    private final Keyring keyring;
    private final CurrentVertxRequest request;
    private String made;

    FormToken(Caller caller, Keyring keyring, CurrentVertxRequest request) {
        this.caller = caller;
        this.keyring = keyring;
        this.request = request;
    }

    /** In the forms of the person, or of nobody in particular if there is no id, in a browser whose cookie holds this. */
    public static String of(Long personId, String held, Keyring keyring) {
        return personId == null
                ? held
                : Base64.getUrlEncoder().withoutPadding()
                        .encodeToString(keyring.hmac("form " + personId + " " + held));
    }

    public String getParameterName() {
        return FIELD;
    }

    public String getToken() {
        return of(caller.personId(), held().orElseGet(this::made), keyring);
    }

    boolean isSent(String sent) {
        return sent != null && held().isPresent() && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8),
                getToken().getBytes(StandardCharsets.UTF_8));
    }

    /** What the cookie of the browser holds. */
    Optional<String> held() {
        return HostCookie.form(request.getCurrent().request()).value().filter(value -> HELD.matcher(value).matches());
    }

    /** What a browser without the cookie gets for it. */
    String made() {
        if (made == null) {
            made = Tokens.generate();
        }
        return made;
    }
}
