package org.accession.checking;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.jobs.Jobs;
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

    private static final int NEWEST = 30;
    private static final int LINES = 50;

    @CheckedTemplate(basePath = "checking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance restagings(List<Restaging> restagings, StagingForm form,
                List<String> algorithms, List<Facility> facilities, List<String> problems);

        static native TemplateInstance restaging(Restaging restaging, DifferenceList differences);

        static native TemplateInstance restaging$progress(Restaging restaging, DifferenceList differences);
    }

    private final Caller caller;
    private final Jobs jobs;
    private final StagingSetups setups;
    private final DifferenceLists differences;
    private final Reads reads;

    RestagingPages(Caller caller, Jobs jobs, StagingSetups setups, DifferenceLists differences, Reads reads) {
        this.reads = reads;
        this.caller = caller;
        this.jobs = jobs;
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
        restaging.personId = caller.scope().personId();
        restaging.facilityIds = caller.scope().facilityIds() == null
                ? null
                : List.copyOf(caller.scope().facilityIds());
        restaging.job = jobs.start(RestagingJob.NAME, order.title(), caller.scope());
        restaging.persistAndFlush();
        return to(restaging.publicId);
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

    /** Polled while the job runs; once it has ended the whole page is fetched anew. */
    @GET
    @Path("{id}/progress")
    @Transactional
    public Response progress(UUID id) {
        Restaging restaging = find(id);
        Response.ResponseBuilder response = Response
                .ok(Templates.restaging$progress(restaging, DifferenceList.none()).render());
        return (restaging.job.state.ended() ? response.header("HX-Refresh", "true") : response).build();
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

    /** Cases by what stands for them in an address; nothing in it identifies a patient, so it is no release. */
    @GET
    @Path("{id}/differences.csv")
    @Transactional
    public Response csv(UUID id) {
        Restaging restaging = find(id);
        long restagingId = restaging.id;
        reads.log(Kind.EXPORT, "staging-differences.csv", null, Seen.facilities(restaging.facilityIds));
        var scope = caller.scope();
        StreamingOutput stream = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            scope.run(() -> differences.write(restagingId, writer));
            writer.flush();
        };
        return Response.ok(stream, "text/csv;charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"staging-differences.csv\"").build();
    }

    private static Restaging find(UUID id) {
        return Restaging.findByPublicId(id).orElseThrow(NotFoundException::new);
    }

    private static Response to(UUID id) {
        return Response.seeOther(URI.create("/staging/jobs/" + id)).build();
    }

    private TemplateInstance page(StagingForm form, List<String> problems) {
        return Templates.restagings(Restaging.newest(NEWEST), form,
                setups.current().algorithms().versions().stream().map(AlgorithmVersion::toString).sorted().toList(),
                Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList(), problems);
    }
}
