package org.accession.abstracting;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.checking.CheckedCase;
import org.accession.checking.EditOverride;
import org.accession.checking.Overrides;
import org.accession.checking.StoredFinding;
import org.accession.identity.Caller;
import org.accession.identity.Roles;
import org.accession.identity.UnderBreakGlass;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** What the edits find in a case, and over-riding it. */
@Path("/cases/{id}/findings")
@RolesAllowed(Roles.READER)
@Blocking
class FindingPages {

    @CheckedTemplate(basePath = "abstracting", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance findings(PatientHeader header, CaseHead head, FindingsView view,
                String refusal);
    }

    private final Reads reads;
    private final Overrides overrides;
    private final Caller caller;
    private final Clock clock;

    FindingPages(Reads reads, Overrides overrides, Caller caller, Clock clock) {
        this.reads = reads;
        this.overrides = overrides;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @UnderBreakGlass
    @Transactional
    public TemplateInstance findings(UUID id) {
        return page(find(id), null);
    }

    /** Over-rides a finding by the over-ride item that the edit reads. */
    @POST
    @Path("overrides")
    @RolesAllowed({Roles.REGISTRAR, Roles.LEAD})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response override(UUID id, @RestForm String edit, @RestForm String way, @RestForm String reason) {
        TumorCase one = find(id);
        String[] chosen = way == null ? new String[0] : way.split(" ", 2);
        return answer(one, chosen.length < 2
                ? Optional.of("Choose a code.")
                : overrides.give(one, edit, chosen[0], chosen[1], reason, caller.personId()));
    }

    @POST
    @Path("overrides/{override}/withdraw")
    @RolesAllowed({Roles.REGISTRAR, Roles.LEAD})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response withdraw(UUID id, UUID override, @RestForm String reason) {
        TumorCase one = find(id);
        return answer(one, overrides.withdraw(one, override, reason, caller.personId()));
    }

    private Response answer(TumorCase one, Optional<String> refusal) {
        return refusal.isEmpty()
                ? Response.seeOther(URI.create("/cases/" + one.publicId + "/findings")).build()
                : Response.status(422).entity(page(one, refusal.get())).build();
    }

    private TumorCase find(UUID id) {
        TumorCase one = TumorCase.findByPublicId(id).orElseThrow(NotFoundException::new);
        FacilityPatient record = one.facilityPatient;
        reads.log(Kind.CASE, List.of(Seen.tumorCase(one.facility.id, record.patient.id, record.id, one.id)));
        return one;
    }

    private TemplateInstance page(TumorCase one, String refusal) {
        FacilityPatient record = one.facilityPatient;
        List<TumorCase> cases = TumorCase.list("from TumorCase c join fetch c.facility "
                + "where c.facilityPatient.patient.id = ?1 order by c.dateOfDiagnosis, c.id", record.patient.id);
        List<StoredFinding> findings = StoredFinding.of(one);
        boolean may = caller.scopeOf(Roles.REGISTRAR).sees(one.facility.id)
                || caller.scopeOf(Roles.LEAD).sees(one.facility.id);
        return Templates.findings(PatientHeader.of(record.patient, List.of(record), cases, LocalDate.now(clock)),
                CaseHead.of(one, List.of(), Map.of()),
                FindingsView.of(CheckedCase.of(one), findings, may ? overrides.ways(one, findings) : Map.of(),
                        EditOverride.of(one)),
                refusal);
    }
}
