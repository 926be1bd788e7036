package org.accession.checking;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
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
import org.accession.staging.AlgorithmVersion;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Deriving cases anew, and comparing two versions of an algorithm over the registry. */
@Path("/staging/jobs")
@RolesAllowed(Roles.LEAD)
@Blocking
class RestagingPages {

    private static final int LINES = 50;

    @CheckedTemplate(basePath = "checking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance restagings(List<Restaging> restagings, StagingForm form,
                List<String> algorithms, List<Facility> facilities, List<String> problems, String outdated);

        static native TemplateInstance restaging(Restaging restaging, DifferenceList differences);

        static native TemplateInstance restaging$progress(Restaging restaging, DifferenceList differences);
    }

    private final Caller caller;
    private final RegistryRuns runs;
    private final JobDesk desk;
    private final StagingSetups setups;
    private final DifferenceLists differences;
    private final Reads reads;
    private final OutdatedParameters outdated;

    RestagingPages(Caller caller, RegistryRuns runs, JobDesk desk, StagingSetups setups,
            DifferenceLists differences, Reads reads, OutdatedParameters outdated) {
        this.outdated = outdated;
        this.reads = reads;
        this.caller = caller;
        this.runs = runs;
        this.desk = desk;
        this.setups = setups;
        this.differences = differences;
    }

    @GET
    @Transactional
    public TemplateInstance restagings() {
        return page(StagingForm.of(new MultivaluedHashMap<>()), List.of());
    }

    /** Derives anew; with two versions to compare it changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response start(MultivaluedMap<String, String> given) {
        StagingForm form = StagingForm.of(given);
        RestagingOrder order = RestagingOrder.of(given, setups.current());
        List<String> problems = Stream.concat(form.problems().stream(), order.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            return Response.status(422).entity(page(form, problems)).build();
        }
        Restaging restaging = new Restaging();
        restaging.selection = form.selection();
        restaging.oldAlgorithm = order.oldOne();
        restaging.newAlgorithm = order.newOne();
        runs.start(restaging, RestagingJob.NAME, order.title(), caller.scope());
        return Response.seeOther(page(restaging.publicId)).build();
    }

    @GET
    @Path("{id}")
    @Transactional
    public TemplateInstance restaging(UUID id, @RestQuery String item, @RestQuery int page) {
        Restaging restaging = find(id);
        DifferenceList found = differences.of(restaging, item == null ? "" : item, page, LINES);
        reads.log(Kind.LIST, found.lines().stream().map(DifferenceList.Line::seen).toList());
        return Templates.restaging(restaging, found);
    }

    @GET
    @Path("{id}/progress")
    @Transactional
    public Response progress(UUID id) {
        Restaging restaging = find(id);
        return desk.progress(restaging.job, Templates.restaging$progress(restaging, DifferenceList.none()));
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
        Restaging restaging = find(id);
        reads.log(Kind.EXPORT, DifferenceLists.CSV, null, Seen.facilities(restaging.facilityIds));
        return differences.csv(restaging, caller.scope());
    }

    private Restaging find(UUID id) {
        return runs.find(Restaging.class, id);
    }

    private static URI page(UUID id) {
        return URI.create("/staging/jobs/" + id);
    }

    private TemplateInstance page(StagingForm form, List<String> problems) {
        return Templates.restagings(runs.newest(Restaging.class), form,
                setups.current().algorithms().versions().stream().map(AlgorithmVersion::toString).sorted().toList(),
                Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList(), problems,
                outdated.hint());
    }
}
