package org.accession.privacy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.accession.identity.BreakGlass;
import org.accession.identity.Caller;
import org.accession.identity.Client;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;

/** Asking for access outside one's own facilities, and giving it back. */
@Path("/break-glass")
@RolesAllowed({Roles.REGISTRAR, Roles.LEAD, Roles.QUALITY})
@Blocking
class BreakGlassPages {

    /**
     * What the page shows.
     *
     * @param once makes this form one that is sent once
     * @param patient who is asked for; null where it is a facility
     * @param facility the one that is chosen, or null
     * @param facilities those that are not the caller's
     * @param minutes how long an access lasts
     */
    record Ask(UUID once, UUID patient, UUID facility, List<Facility> facilities, List<BreakGlass> open, long minutes,
            String reason, String refusal) {}

    @CheckedTemplate(basePath = "privacy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance breakGlass(Ask ask);
    }

    private final Glass glass;
    private final Caller caller;
    private final BreakGlassLimits limits;

    BreakGlassPages(Glass glass, Caller caller, BreakGlassLimits limits) {
        this.glass = glass;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @Transactional
    public TemplateInstance ask(@RestQuery Optional<UUID> patient) {
        return page(patient, Optional.empty(), "", null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(@RestForm UUID once, @RestForm Optional<UUID> patient, @RestForm Optional<UUID> facility,
            @RestForm String reason, HttpServerRequest request) {
        Glass.Answer answer = glass.open(once, patient, facility, reason, Client.of(request));
        if (answer instanceof Glass.Refused refused) {
            return Response.status(refused.status()).entity(page(patient, facility, reason, refused.sentence()))
                    .build();
        }
        return Response.seeOther(URI.create(patient.map(id -> "/patients/" + id).orElse("/break-glass"))).build();
    }

    @POST
    @Path("{id}/end")
    public Response end(UUID id, HttpServerRequest request) {
        if (!glass.end(id, Client.of(request))) {
            throw new NotFoundException();
        }
        return Response.seeOther(URI.create("/break-glass")).build();
    }

    private TemplateInstance page(Optional<UUID> patient, Optional<UUID> facility, String reason, String refusal) {
        return Templates.breakGlass(new Ask(UUID.randomUUID(), patient.orElse(null), facility.orElse(null),
                Facility.byName().stream().filter(one -> !caller.scope().sees(one.id)).toList(), glass.open(),
                limits.lasts().toMinutes(), reason, refusal));
    }
}
