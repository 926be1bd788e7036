package org.accession.identity;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;

/** What people do with their own account: another password, another density, signing out. */
@Path("/")
@RolesAllowed("**")
@Blocking
class AccountPages {

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance password(boolean first, String refusal);
    }

    private final SignIn signIn;
    private final SecurityIdentity identity;

    AccountPages(SignIn signIn, SecurityIdentity identity) {
        this.signIn = signIn;
        this.identity = identity;
    }

    @GET
    @Path("password")
    public TemplateInstance password() {
        return Templates.password(identity.hasRole(Roles.NEWCOMER), null);
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choosePassword(@RestForm String current, @RestForm String password, @RestForm String repeated,
            HttpServerRequest request) {
        SignIn.Choice choice = signIn.choosePassword(signedIn(), current, password, repeated);
        if (choice instanceof SignIn.Refused refused) {
            return Response.status(422)
                    .entity(Templates.password(identity.hasRole(Roles.NEWCOMER), refused.sentence())).build();
        }
        return Response.seeOther(URI.create("/"))
                .cookie(SessionCookie.of(request).holding(((SignIn.Chosen) choice).token())).build();
    }

    @POST
    @Path("density")
    public Response density() {
        signIn.changeDensity(signedIn());
        return Response.seeOther(URI.create("/")).build();
    }

    @POST
    @Path("sign-out")
    public Response signOut(HttpServerRequest request) {
        signIn.out(signedIn());
        return Response.seeOther(URI.create("/sign-in")).cookie(SessionCookie.of(request).removed()).build();
    }

    private SignedIn signedIn() {
        return identity.getAttribute(SignedIn.ATTRIBUTE);
    }
}
