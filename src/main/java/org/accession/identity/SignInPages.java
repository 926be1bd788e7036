package org.accession.identity;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;

/** Signing in. */
@Path("/sign-in")
@Blocking
class SignInPages {

    /** A path on this very host: no other host, no line break, nothing that a browser would mend. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

    /** The browser never gets it: it would hold nothing, and ours is the session. */
    private static final String SESSION_OF_QUARKUS = "q_session";

    /** How long one may be away at the provider. */
    private static final Duration AWAY = Duration.ofMinutes(10);

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance signIn(ProviderSignIn provider, String next, String username, String refusal);

        static native TemplateInstance notReceived(String provider, ProviderSignIn.Refused refused);

        static native TemplateInstance code(String next, String refusal);
    }

    private final SignIn signIn;
    private final ProviderSignIn provider;
    private final SecurityIdentity identity;

    SignInPages(SignIn signIn, ProviderSignIn provider, SecurityIdentity identity) {
        this.signIn = signIn;
        this.provider = provider;
        this.identity = identity;
    }

    /** Who goes to the provider comes back without the page that was asked for: a cookie keeps it. */
    @GET
    @PermitAll
    public Response page(@RestQuery Optional<String> next, @RestQuery Optional<String> error,
            HttpServerRequest request) {
        Response.ResponseBuilder response = Response.ok(Templates.signIn(provider, local(next), "",
                error.map(reason -> "The provider did not let you in.").orElse(null)));
        return provider.isEnabled()
                ? response.cookie(HostCookie.destination(request).holding(local(next), AWAY)).build()
                : response.build();
    }

    @GET
    @Path("provider")
    @RolesAllowed("**")
    public Response arrive(HttpServerRequest request) {
        request.response().removeCookie(SESSION_OF_QUARKUS, false);
        ProviderSignIn.Answer answer = provider.receive(identity, Client.of(request));
        if (answer instanceof ProviderSignIn.Refused refused) {
            return Response.status(403).entity(Templates.notReceived(provider.name(), refused)).build();
        }
        return Response.seeOther(URI.create(local(HostCookie.destination(request).value())))
                .cookie(HostCookie.session(request).holding(((ProviderSignIn.Welcome) answer).token()))
                .cookie(HostCookie.destination(request).removed()).build();
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@RestForm String username, @RestForm String password, @RestForm Optional<String> next,
            HttpServerRequest request) {
        if (!provider.allowsPasswords()) {
            throw new NotFoundException();
        }
        SignIn.Answer answer = signIn.with(username == null ? "" : username, password == null ? "" : password,
                Client.of(request));
        return answer instanceof SignIn.Welcome welcome
                ? welcome(welcome, local(next), request)
                : refused(answer, Templates.signIn(provider, local(next), username, refusal(answer,
                        "The name or the password is not right.")));
    }

    @GET
    @Path("code")
    @RolesAllowed(Roles.HALFWAY)
    public TemplateInstance code(@RestQuery Optional<String> next) {
        return Templates.code(local(next), null);
    }

    @POST
    @Path("code")
    @RolesAllowed(Roles.HALFWAY)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submitCode(@RestForm String code, @RestForm Optional<String> next, HttpServerRequest request) {
        SignIn.Answer answer = signIn.with(identity.<SignedIn>getAttribute(SignedIn.ATTRIBUTE),
                code == null ? "" : code, Client.of(request));
        return answer instanceof SignIn.Welcome welcome
                ? welcome(welcome, local(next), request)
                : refused(answer, Templates.code(local(next), refusal(answer, "The code is not right.")));
    }

    private static Response welcome(SignIn.Welcome welcome, String next, HttpServerRequest request) {
        URI address = switch (welcome.stage()) {
            case WORK -> URI.create(next);
            case CODE -> UriBuilder.fromPath(Stage.CODE.address).queryParam("next", "{next}").build(next);
            default -> URI.create(welcome.stage().address);
        };
        Response.ResponseBuilder response = Response.seeOther(address)
                .cookie(HostCookie.session(request).holding(welcome.token()));
        if (welcome.mark() != null) {
            response.cookie(HostCookie.browser(request).holding(welcome.mark(), KnownBrowser.REMEMBERED));
        }
        return response.build();
    }

    private static Response refused(SignIn.Answer answer, TemplateInstance page) {
        return Response.status(answer instanceof SignIn.Wait ? 429 : 422).entity(page).build();
    }

    private static String refusal(SignIn.Answer answer, String wrong) {
        return answer instanceof SignIn.Wait wait
                ? "Too many sign-ins failed. Try again in " + Spoken.of(wait.time()) + "."
                : wrong;
    }

    private static String local(Optional<String> next) {
        return next.filter(path -> LOCAL.matcher(path).matches()).orElse("/");
    }
}
