package org.accession.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;

/** What people do with their own account: see where they are signed in, choose another password or density, sign out. */
@Path("/")
@RolesAllowed(Roles.MEMBER)
@Blocking
class AccountPages {

    private static final int EVENTS = 20;

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance account(Person person, List<Session> sessions, String here,
                List<AccountEvent> events);

        static native TemplateInstance signedOut(String provider, String address);

        static native TemplateInstance password(boolean first, String refusal);
    }

    private final Accounts accounts;
    private final SignIn signIn;
    private final ProviderSignIn provider;
    private final SecurityIdentity identity;

    AccountPages(Accounts accounts, SignIn signIn, ProviderSignIn provider, SecurityIdentity identity) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.provider = provider;
        this.identity = identity;
    }

    @GET
    @Path("account")
    public TemplateInstance account() {
        SignedIn signedIn = signedIn();
        return Templates.account(accounts.person(signedIn), accounts.sessions(signedIn), signedIn.tokenHash(),
                AccountEvent.latest(signedIn.personId(), EVENTS));
    }

    @POST
    @Path("account/sessions/end-others")
    public Response endOtherSessions(HttpServerRequest request) {
        accounts.endOtherSessions(signedIn(), Client.of(request));
        return Response.seeOther(URI.create("/account")).build();
    }

    @POST
    @Path("account/sessions/{id}/end")
    public Response endSession(UUID id, HttpServerRequest request) {
        accounts.endSession(signedIn(), id, Client.of(request));
        return Response.seeOther(URI.create("/account")).build();
    }

    @GET
    @Path("password")
    @RolesAllowed({Roles.MEMBER, Roles.NEWCOMER})
    public TemplateInstance password() {
        return Templates.password(identity.hasRole(Roles.NEWCOMER), null);
    }

    @POST
    @Path("password")
    @RolesAllowed({Roles.MEMBER, Roles.NEWCOMER})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choosePassword(@RestForm String current, @RestForm String password, @RestForm String repeated,
            HttpServerRequest request) {
        Accounts.Answer answer = accounts.choosePassword(signedIn(), current, password, repeated, Client.of(request));
        if (answer instanceof Accounts.Refused refused) {
            return Response.status(422)
                    .entity(Templates.password(identity.hasRole(Roles.NEWCOMER), refused.sentence())).build();
        }
        return Response.seeOther(URI.create("/"))
                .cookie(HostCookie.session(request).holding(((Accounts.Changed) answer).token())).build();
    }

    @POST
    @Path("density")
    public Response density() {
        accounts.changeDensity(signedIn());
        return Response.seeOther(URI.create("/")).build();
    }

    /**
     * Ends our session, and then the provider's: by a header, because the form may lead to pages of ours only.
     */
    @POST
    @Path("sign-out")
    @RolesAllowed("**")
    public Response signOut(UriInfo address, HttpServerRequest request) {
        Optional<String> elsewhere = provider.signOutAddress(signedIn());
        signIn.out(signedIn(), Client.of(request));
        URI signInPage = address.getBaseUri().resolve("/sign-in");
        Response.ResponseBuilder response = elsewhere.map(there -> there + "&post_logout_redirect_uri="
                + URLEncoder.encode(signInPage.toString(), StandardCharsets.UTF_8))
                .map(there -> Response.ok(Templates.signedOut(provider.name(), there)).header("Refresh",
                        "0; url=" + there))
                .orElseGet(() -> Response.seeOther(signInPage));
        return response.cookie(HostCookie.session(request).removed()).build();
    }

    private SignedIn signedIn() {
        return identity.getAttribute(SignedIn.ATTRIBUTE);
    }
}
