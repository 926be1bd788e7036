package org.accession.abstracting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.identity.Roles;
import org.accession.identity.UnderBreakGlass;
import org.accession.keys.Keyring;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Patient;
import org.accession.patient.PossibleDuplicate;
import org.accession.patient.TumorCase;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** A patient. */
@Path("/patients")
@RolesAllowed(Roles.READER)
@Blocking
class PatientPages {

    @CheckedTemplate(basePath = "abstracting", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance patient(PatientView patient, List<PossibleDuplicate> duplicates);
    }

    private final Reads reads;
    private final Keyring keyring;
    private final Clock clock;

    PatientPages(Reads reads, Keyring keyring, Clock clock) {
        this.reads = reads;
        this.keyring = keyring;
        this.clock = clock;
    }

    @GET
    @Path("{id}")
    @UnderBreakGlass
    @Transactional
    public TemplateInstance patient(UUID id) {
        Patient patient = Patient.findByPublicId(id).orElseThrow(NotFoundException::new);
        List<FacilityPatient> records = FacilityPatient.list("from FacilityPatient f join fetch f.facility "
                + "where f.patient.id = ?1 order by f.id", patient.id);
        List<TumorCase> cases = TumorCase.list("from TumorCase c join fetch c.facility join fetch c.facilityPatient "
                + "where c.facilityPatient.patient.id = ?1 order by c.dateOfDiagnosis, c.id", patient.id);
        reads.log(Kind.PATIENT,
                records.stream().map(one -> Seen.patient(one.facility.id, patient.id, one.id)).toList());
        List<PossibleDuplicate> duplicates = PossibleDuplicate.of(patient);
        reads.log(Kind.LIST, duplicates.stream().map(PossibleDuplicate::seen).toList());
        return Templates.patient(PatientView.of(patient, records, cases, keyring, LocalDate.now(clock)), duplicates);
    }
}
