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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.jobs.JobDesk;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Checking the registry anew, and seeing what another metafile would find. */
@Path("/edits/jobs")
@RolesAllowed(Roles.LEAD)
@Blocking
class EditRunPages {

    private static final String CSV = "finding-differences.csv";
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
    private final RegistryRuns runs;
    private final JobDesk desk;
    private final Metafiles metafiles;
    private final EntityManager database;
    private final Reads reads;

    EditRunPages(Caller caller, RegistryRuns runs, JobDesk desk, Metafiles metafiles, EntityManager database,
            Reads reads) {
        this.caller = caller;
        this.runs = runs;
        this.desk = desk;
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
        return start(run, oldOne == null ? "Check cases anew" : "Compare " + oldOne + " with " + newOne);
    }

    private Response start(EditRun run, String title) {
        return Response.seeOther(page(runs.start(run, EditsJob.NAME, title, caller.scope()).publicId)).build();
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
        List<FindingDifference.Line> shown = FindingDifference.lines(database, run.id, only)
                .setFirstResult(paging.first(LINES)).setMaxResults(LINES).getResultList();
        reads.log(Kind.LIST, shown.stream().map(FindingDifference.Line::seen).distinct().toList());
        return Templates.editRun(run, counts, only, shown, paging);
    }

    @GET
    @Path("{id}/progress")
    @Transactional
    public Response progress(UUID id) {
        EditRun run = find(id);
        return desk.progress(run.job, Templates.editRun$progress(run, List.of(), "", List.of(), new Paging(0, 1)));
    }

    @POST
    @Path("{id}/cancel")
    @Transactional
    public Response cancel(UUID id) {
        return desk.cancel(find(id).job, page(id));
    }

    @POST
    @Path("{id}/go-on")
    @Transactional
    public Response goOn(UUID id) {
        return desk.goOn(find(id).job, page(id));
    }

    /** Cases by what stands for them in an address; nothing in it identifies a patient, so it is no release. */
    @GET
    @Path("{id}/differences.csv")
    @Transactional
    public Response csv(UUID id) {
        EditRun run = find(id);
        long runId = run.id;
        reads.log(Kind.EXPORT, CSV, null, Seen.facilities(run.facilityIds));
        return CsvAnswer.of(CSV, caller.scope(), FindingDifference.Line.HEADER,
                () -> FindingDifference.lines(database, runId, ""), FindingDifference.Line::cells);
    }

    private EditRun find(UUID id) {
        return runs.find(EditRun.class, id);
    }

    static URI page(UUID id) {
        return URI.create("/edits/jobs/" + id);
    }

    private TemplateInstance page(StagingForm form, List<String> problems) {
        return Templates.editRuns(runs.newest(EditRun.class), form, metafiles.names(),
                Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList(), problems);
    }
}
