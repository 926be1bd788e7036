package org.accession.identity;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The facilities, for who administers them. */
@Path("/admin/facilities")
@RolesAllowed(Roles.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Blocking
class FacilityPages {

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance facilities(List<Facility> facilities, boolean mayAdd, FacilityForm form,
                List<String> problems);

        static native TemplateInstance facility(Facility facility, FacilityForm form, List<String> problems);
    }

    private final Caller caller;

    FacilityPages(Caller caller) {
        this.caller = caller;
    }

    @GET
    public TemplateInstance facilities() {
        return page(new FacilityForm(), List.of());
    }

    /** Who administers all facilities alone may add one: nobody administers it yet. */
    @POST
    @Transactional
    public Response add(@BeanParam FacilityForm form) {
        caller.mustAdminister(null);
        Facility facility = new Facility();
        List<String> problems = form.writeTo(facility);
        if (!problems.isEmpty()) {
            return Response.status(422).entity(page(form, problems)).build();
        }
        facility.persist();
        return Response.seeOther(URI.create("/admin/facilities")).build();
    }

    @GET
    @Path("{id}")
    public TemplateInstance facility(UUID id) {
        Facility facility = find(id);
        return Templates.facility(facility, FacilityForm.of(facility), List.of());
    }

    @POST
    @Path("{id}")
    @Transactional
    public Response change(UUID id, @BeanParam FacilityForm form) {
        Facility facility = find(id);
        List<String> problems = form.writeTo(facility);
        return problems.isEmpty()
                ? Response.seeOther(URI.create("/admin/facilities")).build()
                : Response.status(422).entity(Templates.facility(facility, form, problems)).build();
    }

    private Facility find(UUID id) {
        return Facility.findByPublicId(id).filter(this::isAdministered).orElseThrow(NotFoundException::new);
    }

    private boolean isAdministered(Facility facility) {
        return caller.grants().has(Roles.ADMINISTRATOR, facility.id);
    }

    private TemplateInstance page(FacilityForm form, List<String> problems) {
        return Templates.facilities(Facility.byName().stream().filter(this::isAdministered).toList(),
                caller.grants().hasEverywhere(Roles.ADMINISTRATOR), form, problems);
    }
}
