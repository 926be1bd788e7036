package org.accession.intake;

import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.accession.dictionary.Dictionaries;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** One case to abstract, from a form. */
@Path("/intake/suspense")
@RolesAllowed({Roles.REGISTRAR, Roles.LEAD})
@Blocking
class SuspensePages {

    /** A field of the form and what was typed into it. */
    record Entry(CaseListField field, String value) {

        public String name() {
            return field.name();
        }

        public String label() {
            return field.label();
        }
    }

    @CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance suspense(List<Facility> facilities, String chosen, List<Entry> entries,
                List<String> problems);
    }

    private final Caller caller;
    private final Intake intake;

    SuspensePages(Caller caller, Intake intake) {
        this.caller = caller;
        this.intake = intake;
    }

    @GET
    public TemplateInstance form() {
        return page("", Map.of(), List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(MultivaluedMap<String, String> form) throws IOException {
        Map<CaseListField, String> fields = fields(form);
        Optional<Facility> facility = facility(form.getFirst("facility"));
        List<String> problems = facility.isPresent()
                ? CaseListEntry.read(Dictionaries.standard().working(), fields::get).problems()
                : List.of("Choose the facility.");
        if (!problems.isEmpty()) {
            return Response.status(422).entity(page(form.getFirst("facility"), fields, problems)).build();
        }
        try {
            UUID id = intake.acceptEntry(fields, facility.get(), caller.scope());
            return Response.seeOther(URI.create("/intake/" + id)).build();
        } catch (UnreadableFile refusal) {
            return Response.status(422).entity(page(form.getFirst("facility"), fields, List.of(refusal.getMessage())))
                    .build();
        }
    }

    private Optional<Facility> facility(String publicId) {
        try {
            return publicId == null || publicId.isEmpty()
                    ? Optional.empty()
                    : MyFacilities.find(UUID.fromString(publicId), caller.scope());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<CaseListField, String> fields(MultivaluedMap<String, String> form) {
        Map<CaseListField, String> fields = new EnumMap<>(CaseListField.class);
        inForm().forEach(field -> {
            String value = form.getFirst(field.name());
            fields.put(field, value == null ? "" : value.strip());
        });
        return fields;
    }

    private static Stream<CaseListField> inForm() {
        return Stream.of(CaseListField.values()).filter(field -> field != CaseListField.FULL_NAME);
    }

    private TemplateInstance page(String chosen, Map<CaseListField, String> fields, List<String> problems) {
        return Templates.suspense(MyFacilities.of(caller.scope()), chosen,
                inForm().map(field -> new Entry(field, fields.getOrDefault(field, ""))).toList(), problems);
    }
}
