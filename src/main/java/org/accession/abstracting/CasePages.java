package org.accession.abstracting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

import org.accession.audit.ChangeLog;
import org.accession.dictionary.Dictionaries;
import org.accession.identity.Person;
import org.accession.identity.Roles;
import org.accession.identity.UnderBreakGlass;
import org.accession.keys.Keyring;
import org.accession.patient.CaseStep;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** A case to read. */
@Path("/cases")
@RolesAllowed(Roles.READER)
@Blocking
class CasePages {

    @CheckedTemplate(basePath = "abstracting", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance tumorCase(PatientHeader header, CaseHead head, CaseView view, boolean blank);
    }

    private final Keyring keyring;
    private final Clock clock;

    CasePages(Keyring keyring, Clock clock) {
        this.keyring = keyring;
        this.clock = clock;
    }

    @GET
    @Path("{id}")
    @UnderBreakGlass
    @Transactional
    public TemplateInstance tumorCase(UUID id, @RestQuery boolean blank) {
        TumorCase one = TumorCase.findByPublicId(id).orElseThrow(NotFoundException::new);
        FacilityPatient record = one.facilityPatient;
        List<TumorCase> cases = TumorCase.list("from TumorCase c join fetch c.facility "
                + "where c.facilityPatient.patient.id = ?1 order by c.dateOfDiagnosis, c.id", record.patient.id);
        List<ChangeLog> saves = new ArrayList<>(ChangeLog.ofCase(one.id));
        saves.addAll(ChangeLog.list("facilityPatientId = ?1 and tumorCaseId is null", record.id));
        saves.sort(Comparator.comparing((ChangeLog save) -> save.id).reversed());
        List<CaseStep> steps = CaseStep.of(one);
        Map<Long, String> names = names(saves, steps);
        return Templates.tumorCase(
                PatientHeader.of(record.patient, List.of(record), cases, LocalDate.now(clock)),
                CaseHead.of(one, steps, names),
                CaseView.of(Dictionaries.standard().working(), record.valuesWithIdentifiers(keyring), one.values(),
                        CaseView.changes(saves, names), blank),
                blank);
    }

    private static Map<Long, String> names(List<ChangeLog> saves, List<CaseStep> steps) {
        Set<Long> ids = saves.stream().map(save -> save.personId).filter(Objects::nonNull).collect(Collectors.toSet());
        steps.stream().map(step -> step.personId).filter(Objects::nonNull).forEach(ids::add);
        return Person.<Person>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
    }
}
