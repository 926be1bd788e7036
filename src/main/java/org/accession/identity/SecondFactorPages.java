package org.accession.identity;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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

/** Adds, replaces and removes the second factor of one's own account. */
@Path("/second-factor")
@RolesAllowed(Roles.MEMBER)
@Blocking
class SecondFactorPages {

    /**
     * A factor that is being added, as its page shows it.
     *
     * @param sealed what the form sends back
     * @param spelled the secret, to type
     * @param qr the same, to be photographed
     */
    record Offer(String sealed, String spelled, QrCode qr) {}

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance secondFactor(Offer offer, boolean first, boolean replaces, String refusal);

        static native TemplateInstance factorChange(boolean removal, String refusal);

        static native TemplateInstance recoveryCodes(List<String> codes);
    }

    private final Accounts accounts;
    private final SecondFactors factors;
    private final SecurityIdentity identity;
    private final Clock clock;

    SecondFactorPages(Accounts accounts, SecondFactors factors, SecurityIdentity identity, Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.ENROLLING})
    public TemplateInstance page() {
        return page(accounts.beginFactor(signedIn()), null);
    }

    @POST
    @RolesAllowed({Roles.MEMBER, Roles.ENROLLING})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@RestForm String enrolment, @RestForm String code, @RestForm String password,
            HttpServerRequest request) {
        Optional<Enrolment> opened = factors.open(given(enrolment), signedIn().personId(), clock.instant());
        if (opened.isEmpty()) {
            return refused(page(accounts.beginFactor(signedIn()),
                    "The page was open for too long. Remove the entry from the authenticator, and add this one."));
        }
        Accounts.Answer answer = accounts.addFactor(signedIn(), opened.get(), given(code), given(password),
                Client.of(request));
        return answer instanceof Accounts.Refused refused
                ? refused(page(opened.get(), refused.sentence()))
                : changed((Accounts.Changed) answer, request);
    }

    @GET
    @Path("recovery-codes")
    public TemplateInstance renewal() {
        return Templates.factorChange(false, null);
    }

    @POST
    @Path("recovery-codes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response renew(@RestForm String password, HttpServerRequest request) {
        return change(accounts.renewRecoveryCodes(signedIn(), given(password), Client.of(request)), false, request);
    }

    @GET
    @Path("removal")
    public TemplateInstance removal() {
        return Templates.factorChange(true, null);
    }

    @POST
    @Path("removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@RestForm String password, HttpServerRequest request) {
        return change(accounts.removeFactor(signedIn(), given(password), Client.of(request)), true, request);
    }

    private TemplateInstance page(Enrolment enrolment, String refusal) {
        Person person = accounts.person(signedIn());
        Offer offer = new Offer(factors.seal(enrolment), OneTimeCodes.spell(enrolment.secret()),
                QrCode.of(OneTimeCodes.address(person.username, enrolment.secret())));
        return Templates.secondFactor(offer, signedIn().stage() == Stage.FACTOR, person.secondFactor, refusal);
    }

    private static Response change(Accounts.Answer answer, boolean removal, HttpServerRequest request) {
        return answer instanceof Accounts.Refused refused
                ? refused(Templates.factorChange(removal, refused.sentence()))
                : changed((Accounts.Changed) answer, request);
    }

    /** The codes are shown once, in the answer itself: no other page could have them. */
    private static Response changed(Accounts.Changed changed, HttpServerRequest request) {
        Response.ResponseBuilder response = changed.recoveryCodes().isEmpty()
                ? Response.seeOther(URI.create("/account"))
                : Response.ok(Templates.recoveryCodes(changed.recoveryCodes()));
        return response.cookie(HostCookie.session(request).holding(changed.token())).build();
    }

    private static Response refused(TemplateInstance page) {
        return Response.status(422).entity(page).build();
    }

    private SignedIn signedIn() {
        return identity.getAttribute(SignedIn.ATTRIBUTE);
    }

    private static String given(String value) {
        return value == null ? "" : value;
    }
}
