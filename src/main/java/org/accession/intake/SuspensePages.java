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

import org.accession.dictionary.CodeEntry;
import org.accession.dictionary.CodeList;
import org.accession.dictionary.CodeLists;
import org.accession.dictionary.Dictionaries;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.intake.CaseListEntry.Problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** One case to abstract, from a form. */
@Path("/intake/suspense")
@RolesAllowed({Roles.REGISTRAR, Roles.LEAD})
@Blocking
class SuspensePages {

    /**
     * A field of the form and what was typed into it.
     *
     * @param problem what is wrong with that; null if nothing is
     */
    record Entry(CaseListField field, String value, String problem) {

        private static final List<String> SEXES = List.of("F", "M", "U");

        public String name() {
            return field.name();
        }

        public String label() {
            return field == CaseListField.SEX ? "Sex assigned at birth" : field.label();
        }

        /** What there is to choose from; empty where anything may be typed. */
        public List<String> choices() {
            return field == CaseListField.SEX ? SEXES : List.of();
        }

        public boolean isSite() {
            return field == CaseListField.SITE;
        }
    }

    @CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance suspense(List<Facility> facilities, String chosen, List<Entry> entries,
                List<Problem> problems, List<CodeEntry> sites);
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
        String chosen = form.getFirst("facility") == null ? "" : form.getFirst("facility").strip();
        Optional<Facility> facility = MyFacilities.find(chosen, caller.scope());
        List<Problem> problems = facility.isPresent()
                ? CaseListEntry.read(Dictionaries.standard().working(), fields::get).problems()
                : List.of(new Problem(null, "Choose the facility."));
        if (!problems.isEmpty()) {
            return Response.status(422).entity(page(chosen, fields, problems)).build();
        }
        try {
            UUID id = intake.acceptEntry(fields, facility.get(), caller.scope());
            return Response.seeOther(URI.create("/intake/" + id)).build();
        } catch (UnreadableFile refusal) {
            return Response.status(422).entity(page(chosen, fields, List.of(new Problem(null, refusal.getMessage()))))
                    .build();
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

    private TemplateInstance page(String chosen, Map<CaseListField, String> fields, List<Problem> problems) {
        return Templates.suspense(MyFacilities.of(caller.scope()), chosen,
                inForm().map(field -> new Entry(field, fields.getOrDefault(field, ""), problem(field, problems)))
                        .toList(),
                problems, CodeLists.standard().find("primarySite").map(CodeList::entries).orElse(List.of()));
    }

    private static String problem(CaseListField field, List<Problem> problems) {
        return problems.stream().filter(one -> one.field() == field).map(Problem::sentence).findFirst().orElse(null);
    }
}
