package org.accession.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.AccountEvent.Kind;
import org.accession.keys.Keyring;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.SecurityIdentity;

/** Signing in with an OpenID Connect provider, and out there too. What it opens is a session of our own. */
@ApplicationScoped
class ProviderSignIn {

    /** What came of it. */
    sealed interface Answer {}

    record Welcome(String token) implements Answer {}

    /**
     * @param signOut the address that ends the provider's session, to come back as somebody else; or null
     */
    record Refused(String sentence, String signOut) implements Answer {}

    /** The claim with what the provider calls its session. */
    static final String SESSION = "sid";

    private final Arrivals arrivals;
    private final Keyring keyring;
    private final SessionLimits limits;
    private final ProviderConfig config;
    private final boolean enabled;
    private final Clock clock;

    ProviderSignIn(Arrivals arrivals, Keyring keyring, SessionLimits limits, ProviderConfig config,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean enabled, Clock clock) {
        this.arrivals = arrivals;
        this.keyring = keyring;
        this.limits = limits;
        this.config = config;
        this.enabled = enabled;
        this.clock = clock;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** What pages call the provider. */
    public String name() {
        return config.name();
    }

    /** Whether a password of the registry signs people in. */
    public boolean allowsPasswords() {
        return config.localAccounts().orElse(!enabled);
    }

    /** Whom the provider has sent, with a code that became these tokens. */
    Answer receive(SecurityIdentity identity, Client client) {
        String idToken = identity.getCredential(IdTokenCredential.class).getToken();
        AccessTokenCredential access = identity.getCredential(AccessTokenCredential.class);
        String signOut = signOutAddress(identity, idToken);
        return QuarkusTransaction.requiringNew().call(() -> {
            Arrivals.Answer answer = arrivals.receive(client, idToken, access.getToken());
            if (answer instanceof Arrivals.Refused refused) {
                return new Refused(refused.sentence(), signOut);
            }
            Person person = ((Arrivals.Received) answer).person();
            AccountEvent.record(Kind.SIGNED_IN, person.id, client, clock.instant(), "with the provider");
            Session.forgetEnded(clock.instant(), limits);
            return new Welcome(Session.start(person, Proof.PROVIDER,
                    new ProviderSession(((JsonWebToken) identity.getPrincipal()).getClaim(SESSION),
                            signOut == null ? null : keyring.encrypt(signOut), access.getRefreshToken() == null
                                    ? null
                                    : keyring.encrypt(access.getRefreshToken().getToken())),
                    client, clock.instant(), limits));
        });
    }

    /** The address that ends the provider's session of ours, if there is one. */
    Optional<String> signOutAddress(SignedIn signedIn) {
        return QuarkusTransaction.requiringNew().call(() -> Session.<Session>findByIdOptional(signedIn.tokenHash())
                .map(session -> session.providerSignOut).map(keyring::decryptText));
    }

    /** The provider ended its session: ours end with it, in every browser. */
    void ended(String providerSession) {
        QuarkusTransaction.requiringNew()
                .run(() -> Session.ofProvider(providerSession).forEach(session -> end(session, "by the provider")));
    }

    /** Ends one session for a reason that is the provider's. */
    void end(Session session, String why) {
        QuarkusTransaction.joiningExisting().run(() -> {
            AccountEvent.record(Kind.SIGNED_OUT, session.person.id, session.client(), clock.instant(), why);
            Session.end(session.tokenHash);
        });
    }

    private static String signOutAddress(SecurityIdentity identity, String idToken) {
        OidcConfigurationMetadata provider = identity.getAttribute(OidcUtils.CONFIG_METADATA_ATTRIBUTE);
        return provider == null || provider.getEndSessionUri() == null
                ? null
                : provider.getEndSessionUri() + "?id_token_hint=" + URLEncoder.encode(idToken, StandardCharsets.UTF_8);
    }
}
