package org.accession.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Knows the caller by the session cookie, and sends a reader without one to the sign-in page. */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    /** Where somebody proves who they are. */
    static final String SIGN_IN = "/sign-in";

    private static final int AHEAD_OF_OIDC = 3000;

    /** Sent by a page that looks by itself how far a job has come: that nobody is there must not stay unnoticed. */
    private static final String UNATTENDED = "X-Unattended";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        return HostCookie.session(context.request()).value()
                .map(token -> manager
                        .authenticate(new SessionToken(token, !context.request().headers().contains(UNATTENDED)))
                        // Nobody in particular, to whom the sign-in page is open, and no failure that leads back to it
                        .onFailure(AuthenticationFailedException.class).recoverWithNull())
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(reads(context)
                ? new ChallengeData(302, HttpHeaders.LOCATION,
                        SIGN_IN + "?next=" + URLEncoder.encode(context.normalizedPath(), StandardCharsets.UTF_8))
                : new ChallengeData(401, null, null));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionToken.class);
    }

    /** Its scheme is what the configuration pins pages to: a bearer token opens none. */
    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, "accession",
                "session"));
    }

    @Override
    public int getPriority() {
        return AHEAD_OF_OIDC;
    }

    /** Whether a person opened a page, rather than a script a part of one. */
    private static boolean reads(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return context.request().method() == HttpMethod.GET && accept != null && accept.contains("text/html");
    }
}
