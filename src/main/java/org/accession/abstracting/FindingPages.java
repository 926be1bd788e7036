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
import org.accession.checking.CheckedCase;
import org.accession.checking.StoredFinding;
import org.accession.identity.Roles;
import org.accession.identity.UnderBreakGlass;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** What the edits find in a case. */
@Path("/cases/{id}/findings")
@RolesAllowed(Roles.READER)
@Blocking
class FindingPages {

    @CheckedTemplate(basePath = "abstracting", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance findings(PatientHeader header, CaseHead head, FindingsView view);
    }

    private final Reads reads;
    private final Clock clock;

    FindingPages(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @GET
    @UnderBreakGlass
    @Transactional
    public TemplateInstance findings(UUID id) {
        TumorCase one = TumorCase.findByPublicId(id).orElseThrow(NotFoundException::new);
        FacilityPatient record = one.facilityPatient;
        reads.log(Kind.CASE, List.of(Seen.tumorCase(one.facility.id, record.patient.id, record.id, one.id)));
        List<TumorCase> cases = TumorCase.list("from TumorCase c join fetch c.facility "
                + "where c.facilityPatient.patient.id = ?1 order by c.dateOfDiagnosis, c.id", record.patient.id);
        return Templates.findings(PatientHeader.of(record.patient, List.of(record), cases, LocalDate.now(clock)),
                CaseHead.of(one, List.of(), Map.of()),
                FindingsView.of(CheckedCase.of(one), StoredFinding.of(one)));
    }
}
