package org.accession.checking;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.jobs.Jobs;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Checking the registry anew, and seeing what another metafile would find. */
@Path("/edits/jobs")
@RolesAllowed(Roles.LEAD)
@Blocking
class EditRunPages {

    private static final int NEWEST = 30;
    private static final int LINES = 50;

    @CheckedTemplate(basePath = "checking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance editRuns(List<EditRun> runs, StagingForm form, List<String> metafiles,
                List<Facility> facilities, List<String> problems);

        static native TemplateInstance editRun(EditRun run, List<FindingDifference.Count> counts, String edit,
                List<FindingDifference.Line> lines, Paging paging);

        static native TemplateInstance editRun$progress(EditRun run, List<FindingDifference.Count> counts, String edit,
                List<FindingDifference.Line> lines, Paging paging);
    }

    private final Caller caller;
    private final Jobs jobs;
    private final Metafiles metafiles;
    private final EntityManager database;
    private final Reads reads;

    EditRunPages(Caller caller, Jobs jobs, Metafiles metafiles, EntityManager database, Reads reads) {
        this.caller = caller;
        this.jobs = jobs;
        this.metafiles = metafiles;
        this.database = database;
        this.reads = reads;
    }

    @GET
    @Transactional
    public TemplateInstance runs() {
        return page(StagingForm.of(new MultivaluedHashMap<>()), List.of());
    }

    /** Checks anew; with two metafiles to compare it changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response start(MultivaluedMap<String, String> given) {
        StagingForm form = StagingForm.of(given);
        String oldOne = given.getFirst("oldMetafile");
        String newOne = given.getFirst("newMetafile");
        Optional<String> problem = form.problems().stream().findFirst().or(() -> problem(oldOne, newOne));
        if (problem.isPresent()) {
            return Response.status(422).entity(page(form, List.of(problem.get()))).build();
        }
        EditRun run = new EditRun();
        run.selection = form.selection();
        run.oldMetafile = oldOne;
        run.newMetafile = newOne;
        return started(run, oldOne == null ? "Check cases anew" : "Compare " + oldOne + " with " + newOne, caller,
                jobs);
    }

    static Response started(EditRun run, String title, Caller caller, Jobs jobs) {
        run.personId = caller.scope().personId();
        run.facilityIds = caller.scope().facilityIds() == null ? null : List.copyOf(caller.scope().facilityIds());
        run.job = jobs.start(EditsJob.NAME, title, caller.scope());
        run.persistAndFlush();
        return to(run.publicId);
    }

    private Optional<String> problem(String oldOne, String newOne) {
        if (oldOne == null && newOne == null) {
            return Optional.empty();
        }
        return !metafiles.names().contains(oldOne) || !metafiles.names().contains(newOne)
                ? Optional.of("Choose two metafiles that are there.")
                : oldOne.equals(newOne) ? Optional.of("Choose two different metafiles to compare.") : Optional.empty();
    }

    @GET
    @Path("{id}")
    @Transactional
    public TemplateInstance run(UUID id, @RestQuery String edit, @RestQuery int page) {
        EditRun run = find(id);
        String only = edit == null ? "" : edit;
        List<FindingDifference.Count> counts = FindingDifference.counts(database, run);
        long lines = counts.stream().filter(count -> only.isEmpty() || count.edit().equals(only))
                .mapToLong(count -> count.failing() + count.passing()).sum();
        Paging paging = Paging.of(page, lines, LINES);
        List<FindingDifference.Line> shown = FindingDifference.lines(database, run, only, paging.first(LINES), LINES);
        reads.log(Kind.LIST, shown.stream().map(FindingDifference.Line::seen).distinct().toList());
        return Templates.editRun(run, counts, only, shown, paging);
    }

    /** Polled while the job runs; once it has ended the whole page is fetched anew. */
    @GET
    @Path("{id}/progress")
    @Transactional
    public Response progress(UUID id) {
        EditRun run = find(id);
        Response.ResponseBuilder response = Response
                .ok(Templates.editRun$progress(run, List.of(), "", List.of(), new Paging(0, 1)).render());
        return (run.job.state.ended() ? response.header("HX-Refresh", "true") : response).build();
    }

    @POST
    @Path("{id}/cancel")
    @Transactional
    public Response cancel(UUID id) {
        jobs.cancel(find(id).job);
        return to(id);
    }

    @POST
    @Path("{id}/go-on")
    @Transactional
    public Response goOn(UUID id) {
        jobs.goOn(find(id).job);
        return to(id);
    }

    private static EditRun find(UUID id) {
        return EditRun.findByPublicId(id).orElseThrow(NotFoundException::new);
    }

    private static Response to(UUID id) {
        return Response.seeOther(URI.create("/edits/jobs/" + id)).build();
    }

    private TemplateInstance page(StagingForm form, List<String> problems) {
        return Templates.editRuns(EditRun.newest(NEWEST), form, metafiles.names(),
                Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList(), problems);
    }
}
