package org.accession.checking;

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

import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.rules.Outcome;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Writing an edit of the registry's own, testing it, and letting it go live. */
@Path("/edits/local")
@RolesAllowed(Roles.LEAD)
@Blocking
class LocalEditPages {

    @CheckedTemplate(basePath = "checking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance localEdits(List<LocalEdit> edits, List<Facility> facilities, boolean everywhere,
                String problem);

        static native TemplateInstance localEdit(LocalEdit edit, String fault, List<ExampleResult> results,
                List<String> missing, List<String> problems, Typed typed);
    }

    /** An example as it was typed. */
    public record Typed(String name, String items) {}

    private final Caller caller;
    private final LocalEditDesk desk;
    private final RegistryRuns runs;

    LocalEditPages(Caller caller, LocalEditDesk desk, RegistryRuns runs) {
        this.caller = caller;
        this.desk = desk;
        this.runs = runs;
    }

    @GET
    @Transactional
    public TemplateInstance edits() {
        return list(null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response draft(@RestForm String name, @RestForm String facility) {
        Optional<Facility> where = facility == null ? Optional.empty() : EditChoiceForm.facilityOf(facility);
        boolean allowed = where.map(one -> caller.scope().sees(one.id))
                .orElse((facility == null || facility.isEmpty()) && isEverywhere());
        if (!allowed || name == null || name.isBlank()) {
            return Response.status(422)
                    .entity(list(allowed ? "An edit needs a name." : "The facility is not one of yours.")).build();
        }
        return to(desk.draft(name.strip(), where.orElse(null), caller.personId()));
    }

    @GET
    @Path("{id}")
    @Transactional
    public TemplateInstance edit(UUID id) {
        return page(find(id), List.of(), new Typed("", ""));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response write(UUID id, @RestForm String name, @RestForm String message, @RestForm String description,
            @RestForm String source) {
        LocalEdit edit = find(id);
        return answer(edit, desk.write(edit, name, message, description, source, caller.personId()),
                new Typed("", ""));
    }

    @POST
    @Path("{id}/examples")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response addExample(UUID id, @RestForm String name, @RestForm String items, @RestForm String expected) {
        LocalEdit edit = find(id);
        Outcome outcome = List.of(Outcome.values()).stream().filter(one -> one.name().equals(expected)).findFirst()
                .orElse(null);
        return answer(edit, desk.addExample(edit, name, items, outcome), new Typed(name, items));
    }

    @POST
    @Path("{id}/examples/{example}/remove")
    @Transactional
    public Response removeExample(UUID id, long example) {
        LocalEdit edit = find(id);
        if (edit.isDraft()) {
            LocalEditExample.delete("id = ?1 and localEdit.id = ?2", example, edit.id);
        }
        return to(edit);
    }

    /** Runs it over the cases that the caller sees, without a change. */
    @POST
    @Path("{id}/trial")
    @Transactional
    public Response trial(UUID id) {
        LocalEdit edit = find(id);
        Optional<String> fault = LocalEditDesk.fault(edit);
        if (fault.isPresent()) {
            return answer(edit, fault, new Typed("", ""));
        }
        EditRun run = new EditRun();
        run.selection = StagingSelection.everything();
        run.localEditId = edit.id;
        runs.start(run, EditsJob.NAME, "Try " + edit.tag + " " + edit.name, caller.scope());
        return Response.seeOther(EditRunPages.page(run.publicId)).build();
    }

    @POST
    @Path("{id}/activate")
    @Transactional
    public Response activate(UUID id) {
        LocalEdit edit = find(id);
        List<String> missing = edit.isDraft() ? desk.missing(edit) : List.of("Only a draft can go live.");
        if (!missing.isEmpty()) {
            return Response.status(422).entity(page(edit, missing, new Typed("", ""))).build();
        }
        desk.activate(edit, caller.personId());
        return to(edit);
    }

    @POST
    @Path("{id}/next")
    @Transactional
    public Response next(UUID id) {
        return to(desk.next(find(id), caller.personId()));
    }

    @POST
    @Path("{id}/retire")
    @Transactional
    public Response retire(UUID id) {
        LocalEdit edit = find(id);
        if (!edit.isActive()) {
            return answer(edit, Optional.of("Only an edit that is run can be retired."), new Typed("", ""));
        }
        desk.retire(edit, caller.personId());
        return to(edit);
    }

    /** One for all facilities is for those to write who see all. */
    private LocalEdit find(UUID id) {
        return LocalEdit.findByPublicId(id)
                .filter(edit -> edit.facility == null ? isEverywhere() : caller.scope().sees(edit.facility.id))
                .orElseThrow(NotFoundException::new);
    }

    private boolean isEverywhere() {
        return caller.scope().facilityIds() == null;
    }

    private Response answer(LocalEdit edit, Optional<String> problem, Typed typed) {
        return problem.isEmpty()
                ? to(edit)
                : Response.status(422).entity(page(edit, List.of(problem.get()), typed)).build();
    }

    private static Response to(LocalEdit edit) {
        return Response.seeOther(URI.create("/edits/local/" + edit.publicId)).build();
    }

    private TemplateInstance list(String problem) {
        List<LocalEdit> edits = LocalEdit.<LocalEdit>list(
                "from LocalEdit e left join fetch e.facility order by e.tag, e.version desc").stream()
                .filter(edit -> edit.facility == null ? isEverywhere() : caller.scope().sees(edit.facility.id))
                .toList();
        return Templates.localEdits(edits,
                Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList(), isEverywhere(),
                problem);
    }

    private TemplateInstance page(LocalEdit edit, List<String> problems, Typed typed) {
        return Templates.localEdit(edit, LocalEditDesk.fault(edit).orElse(null), desk.test(edit),
                edit.isDraft() ? desk.missing(edit) : List.of(), problems, typed);
    }
}
