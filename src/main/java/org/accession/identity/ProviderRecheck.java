package org.accession.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.keys.Keyring;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;

/**
 * Asks the provider from time to time whether somebody who works here may still come, by renewing the tokens that it gave.
 * Where it refuses, the session ends; where its claims have changed, so do the roles. Where it does not answer, the session
 * goes on: a provider that is down must not stop the registry's work, and the session has limits of its own.
 */
@ApplicationScoped
class ProviderRecheck {

    private static final Logger LOG = Logger.getLogger(ProviderRecheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What a provider says of a token that it does not renew (RFC 6749, section 5.2). */
    private static final String REFUSED = "invalid_grant";

    private final TenantConfigBean tenants;
    private final ProviderSignIn provider;
    private final Arrivals arrivals;
    private final Keyring keyring;
    private final Duration interval;
    private final boolean enabled;

    ProviderRecheck(TenantConfigBean tenants, ProviderSignIn provider, Arrivals arrivals, Keyring keyring,
            ProviderConfig config, @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean enabled) {
        this.tenants = tenants;
        this.provider = provider;
        this.arrivals = arrivals;
        this.keyring = keyring;
        this.interval = config.recheck();
        this.enabled = enabled;
    }

    /** Whether the provider is to be asked about the session now. */
    boolean isDue(Session session, Instant now) {
        return enabled && session.providerAskedAt != null && !session.providerAskedAt.plus(interval).isAfter(now);
    }

    /** Asks, unless another request of the session does so already. What came of it stands in the database. */
    void ask(Session session, Instant now) {
        if (!QuarkusTransaction.requiringNew().call(() -> session.claimToAsk(now))) {
            return;
        }
        try {
            AuthorizationCodeTokens tokens = renewed(session.tokenHash);
            if (!mayStay(session, tokens)) {
                provider.end(session, "the provider lets the person in no more, or as nobody of the registry");
            }
        } catch (OIDCException refusal) {
            if (String.valueOf(refusal.getMessage()).contains(REFUSED)) {
                provider.end(session, "the provider lets the person in no more");
            } else {
                unanswered(refusal);
            }
        } catch (RuntimeException failure) {
            unanswered(failure);
        }
    }

    private AuthorizationCodeTokens renewed(String tokenHash) {
        String token = QuarkusTransaction.requiringNew().call(() -> keyring.decryptText(
                Session.<Session>findById(tokenHash).providerRefresh));
        return oidc().refreshTokens(token).await().atMost(PATIENCE);
    }

    /** Takes over what the provider says of the person now. Without an ID token it said no more than yes. */
    private boolean mayStay(Session session, AuthorizationCodeTokens tokens) {
        if (tokens.getIdToken() != null) {
            verify(tokens.getIdToken());
            verify(tokens.getAccessToken());
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            if (tokens.getRefreshToken() != null) {
                Session.update("providerRefresh = ?1 where tokenHash = ?2", keyring.encrypt(tokens.getRefreshToken()),
                        session.tokenHash);
            }
            return tokens.getIdToken() == null || arrivals.receive(session.client(), tokens.getIdToken(),
                    tokens.getAccessToken()) instanceof Arrivals.Received received
                    && received.person().id.equals(session.person.id);
        });
    }

    private void verify(String token) {
        oidc().refreshJwksAndVerifyJwtToken(token, true, true, null).await().atMost(PATIENCE);
    }

    private OidcProvider oidc() {
        return tenants.getDefaultTenant().provider();
    }

    private static void unanswered(RuntimeException failure) {
        LOG.warnf("The provider did not say whether a session may go on: %s", failure);
    }
}
