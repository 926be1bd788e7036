package org.accession.abstracting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

import org.accession.audit.ChangeLog;
import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.identity.Person;
import org.accession.identity.Roles;
import org.accession.identity.UnderBreakGlass;
import org.accession.keys.Keyring;
import org.accession.patient.CaseStep;
import org.accession.patient.FacilityPatient;
import org.accession.patient.RegistryDictionaries;
import org.accession.patient.TumorCase;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** A case to read, and how it came to be so. */
@Path("/cases")
@RolesAllowed(Roles.READER)
@Blocking
class CasePages {

    @CheckedTemplate(basePath = "abstracting", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance tumorCase(PatientHeader header, CaseHead head, CaseView view, boolean blank);

        static native TemplateInstance history(PatientHeader header, CaseHead head, CaseHistory view,
                HistoryFilter filter);
    }

    private final Reads reads;
    private final Keyring keyring;
    private final RegistryDictionaries dictionaries;
    private final Clock clock;

    CasePages(Reads reads, Keyring keyring, RegistryDictionaries dictionaries, Clock clock) {
        this.dictionaries = dictionaries;
        this.reads = reads;
        this.keyring = keyring;
        this.clock = clock;
    }

    @GET
    @Path("{id}")
    @UnderBreakGlass
    @Transactional
    public TemplateInstance tumorCase(UUID id, @RestQuery boolean blank) {
        TumorCase one = find(id);
        List<ChangeLog> saves = saves(one);
        List<CaseStep> steps = CaseStep.of(one);
        Map<Long, String> names = names(saves, steps);
        Map<String, List<ChangeLine>> changes = saves.stream()
                .flatMap(save -> ChangeLine.of(save, names, keyring)).collect(Collectors.groupingBy(ChangeLine::item));
        return Templates.tumorCase(header(one), CaseHead.of(one, steps, names),
                CaseView.of(dictionaries.current(), one.facilityPatient.valuesWithIdentifiers(keyring),
                        one.values(), derivedBy(one.facilityPatient, one), changes, blank),
                blank);
    }

    /** All that was ever done to the items of the case and of its patient at the facility. */
    @GET
    @Path("{id}/history")
    @UnderBreakGlass
    @Transactional
    public TemplateInstance history(UUID id, @BeanParam HistoryFilter filter) {
        TumorCase one = find(id);
        List<ChangeLog> saves = saves(one);
        List<CaseStep> steps = CaseStep.of(one);
        Map<Long, String> names = names(saves, steps);
        List<ChangeLine> all = saves.stream().flatMap(save -> ChangeLine.of(save, names, keyring)).toList();
        return Templates.history(header(one), CaseHead.of(one, steps, names), CaseHistory.of(all, filter), filter);
    }

    private TumorCase find(UUID id) {
        TumorCase one = TumorCase.findByPublicId(id).orElseThrow(NotFoundException::new);
        FacilityPatient record = one.facilityPatient;
        reads.log(Kind.CASE, List.of(Seen.tumorCase(one.facility.id, record.patient.id, record.id, one.id)));
        return one;
    }

    private PatientHeader header(TumorCase one) {
        FacilityPatient record = one.facilityPatient;
        List<TumorCase> cases = TumorCase.list("from TumorCase c join fetch c.facility "
                + "where c.facilityPatient.patient.id = ?1 order by c.dateOfDiagnosis, c.id", record.patient.id);
        return PatientHeader.of(record.patient, List.of(record), cases, LocalDate.now(clock));
    }

    /** The changes of the case and of its patient at the facility, the newest first. */
    private static List<ChangeLog> saves(TumorCase one) {
        return ChangeLog.list("tumorCaseId = ?1 or facilityPatientId = ?2 and tumorCaseId is null order by id desc",
                one.id, one.facilityPatient.id);
    }

    /** What derived the values of the case and of its patient, by XML id. */
    private static Map<String, String> derivedBy(FacilityPatient record, TumorCase one) {
        Map<String, String> derivedBy = new HashMap<>();
        Stream.of(record.derived, one.derived).forEach(bySource -> bySource
                .forEach((source, named) -> named.keySet().forEach(item -> derivedBy.put(item, source))));
        return derivedBy;
    }

    private static Map<Long, String> names(List<ChangeLog> saves, List<CaseStep> steps) {
        Set<Long> ids = saves.stream().map(save -> save.personId).filter(Objects::nonNull).collect(Collectors.toSet());
        steps.stream().map(step -> step.personId).filter(Objects::nonNull).forEach(ids::add);
        return Person.<Person>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
    }
}
