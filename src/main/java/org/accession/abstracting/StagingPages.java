package org.accession.abstracting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.checking.StagingSetups;
import org.accession.checking.StoredStaging;
import org.accession.identity.Roles;
import org.accession.identity.UnderBreakGlass;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The stage of a case, and why. */
@Path("/cases/{id}/staging")
@RolesAllowed(Roles.READER)
@Blocking
class StagingPages {

    @CheckedTemplate(basePath = "abstracting", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance staging(PatientHeader header, CaseHead head, StagingView view);
    }

    private final Reads reads;
    private final StagingSetups setups;
    private final Clock clock;

    StagingPages(Reads reads, StagingSetups setups, Clock clock) {
        this.reads = reads;
        this.setups = setups;
        this.clock = clock;
    }

    @GET
    @UnderBreakGlass
    @Transactional
    public TemplateInstance staging(UUID id) {
        TumorCase one = TumorCase.findByPublicId(id).orElseThrow(NotFoundException::new);
        FacilityPatient record = one.facilityPatient;
        reads.log(Kind.CASE, List.of(Seen.tumorCase(one.facility.id, record.patient.id, record.id, one.id)));
        List<TumorCase> cases = TumorCase.list("from TumorCase c join fetch c.facility "
                + "where c.facilityPatient.patient.id = ?1 order by c.dateOfDiagnosis, c.id", record.patient.id);
        return Templates.staging(PatientHeader.of(record.patient, List.of(record), cases, LocalDate.now(clock)),
                CaseHead.of(one, List.of(), Map.of()),
                StagingView.of(one, StoredStaging.of(one), setups.current()));
    }
}
