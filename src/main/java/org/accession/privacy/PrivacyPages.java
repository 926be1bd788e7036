package org.accession.privacy;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.accession.audit.AuditRoot;
import org.accession.audit.LogKeeper;
import org.accession.audit.PastVerification;
import org.accession.audit.ReadLog;
import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Person;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.jobs.Job;
import org.accession.jobs.Jobs;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Patient;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Who looked at this patient, what this person saw, and whether the logs are as they were written. */
@Path("/privacy")
@RolesAllowed(Roles.PRIVACY)
@Blocking
class PrivacyPages {

    private static final int MOST = 200;
    private static final int PAST = 5;
    private static final int SECONDS = 3600;

    @CheckedTemplate(basePath = "privacy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance privacy(Officer officer, List<PastVerification> verifications,
                List<AuditRoot> roots, Job job);

        static native TemplateInstance reads(ReadList list);
    }

    private final Caller caller;
    private final Reads reads;
    private final LogKeeper keeper;
    private final Jobs jobs;
    private final Clock clock;

    PrivacyPages(Caller caller, Reads reads, LogKeeper keeper, Jobs jobs, Clock clock) {
        this.caller = caller;
        this.reads = reads;
        this.keeper = keeper;
        this.jobs = jobs;
        this.clock = clock;
    }

    @GET
    @Transactional
    public TemplateInstance privacy() {
        return Templates.privacy(Officer.of(caller.scope(), clock.instant()), PastVerification.newest(PAST),
                keeper.roots(PAST),
                Job.newest(VerifyJob.NAME, 1).stream().findFirst().orElse(null));
    }

    /** One verification at a time: it reads all there is. */
    @POST
    @Path("verifications")
    @Transactional
    public Response verify() {
        if (Job.newest(VerifyJob.NAME, 1).stream().allMatch(job -> job.state.ended())) {
            jobs.start(VerifyJob.NAME, "Verification of the logs", caller.scope());
        }
        return Response.seeOther(URI.create("/privacy")).build();
    }

    @GET
    @Path("reads")
    @Transactional
    public TemplateInstance all(@BeanParam ReadFilter filter) {
        log(null, ofNoPatient());
        return page("All reads", "/privacy/reads", filter, new ReadQuery(filter), List.of(), 0);
    }

    @GET
    @Path("reads.csv")
    public Response allCsv(@BeanParam ReadFilter filter) {
        return csv(ofNoPatient(), () -> new ReadQuery(filter));
    }

    @GET
    @Path("patients/{id}")
    @Transactional
    public TemplateInstance ofPatient(UUID id, @BeanParam ReadFilter filter) {
        Patient patient = patient(id);
        List<FacilityPatient> records = patient.facilityPatients();
        log(null, seen(records));
        String name = records.stream().findFirst().map(ReadLine::name).orElse("a patient");
        return page("Who looked at " + name, "/privacy/patients/" + id, filter, new ReadQuery(filter).of(patient),
                ReleaseLine.of(patient), 0);
    }

    @GET
    @Path("patients/{id}/reads.csv")
    public Response ofPatientCsv(UUID id, @BeanParam ReadFilter filter) {
        List<Seen> seen = QuarkusTransaction.requiringNew().call(() -> seen(patient(id).facilityPatients()));
        return csv(seen, () -> new ReadQuery(filter).of(patient(id)));
    }

    @GET
    @Path("people/{id}")
    @Transactional
    public TemplateInstance byPerson(UUID id, @BeanParam ReadFilter filter) {
        Person person = person(id);
        log(null, ofNoPatient());
        return page("What " + person.name + " saw", "/privacy/people/" + id, filter, new ReadQuery(filter).by(person),
                List.of(), ReadQuery.elsewhere(person));
    }

    @GET
    @Path("people/{id}/reads.csv")
    public Response byPersonCsv(UUID id, @BeanParam ReadFilter filter) {
        Person person = QuarkusTransaction.requiringNew().call(() -> person(id));
        return csv(ofNoPatient(), () -> new ReadQuery(filter).by(person));
    }

    private TemplateInstance page(String title, String address, ReadFilter filter, ReadQuery query,
            List<ReleaseLine> releases, long elsewhere) {
        List<ReadLog> found = query.first(MOST + 1);
        boolean more = found.size() > MOST;
        List<ReadLog> shown = more ? found.subList(0, MOST) : found;
        return Templates.reads(new ReadList(title, address, filter, ReadLine.of(shown),
                more ? shown.get(MOST - 1).id : null,
                Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList(), releases,
                elsewhere));
    }

    /** It is a read itself, written down before the first byte goes out. */
    private Response csv(List<Seen> seen, Supplier<ReadQuery> query) {
        Scope scope = caller.scope();
        QuarkusTransaction.requiringNew().run(() -> log("CSV", seen));
        StreamingOutput stream = out -> scope
                .run(() -> QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> {
                    try (Stream<ReadLog> found = query.get().all()) {
                        ReadCsv.write(found, out);
                    }
                    return null;
                }));
        return Response.ok(stream, "text/csv;charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"reads.csv\"").build();
    }

    private void log(String what, List<Seen> seen) {
        reads.log(Kind.LOG, what, null, seen);
    }

    private List<Seen> ofNoPatient() {
        return Seen.facilities(caller.scope().facilityIds());
    }

    private static List<Seen> seen(List<FacilityPatient> records) {
        return records.stream().map(one -> Seen.patient(one.facility.id, one.patient.id, one.id)).toList();
    }

    private static Patient patient(UUID id) {
        return Patient.findByPublicId(id).orElseThrow(NotFoundException::new);
    }

    /** Somebody who works at one of the caller's facilities, or has read there. */
    private Person person(UUID id) {
        return Person.<Person>find("publicId", id).firstResultOptional()
                .filter(one -> Officer.guards(caller.scope(), one) || ReadLog.count("personId", one.id) > 0)
                .orElseThrow(NotFoundException::new);
    }
}
