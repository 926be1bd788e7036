package org.accession.abstracting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.identity.Paced;
import org.accession.identity.Roles;
import org.accession.identity.UnderBreakGlass;
import org.accession.patient.CaseState;
import org.accession.patient.FacilityPatient;
import org.accession.patient.PatientSearch;
import org.accession.patient.TumorCase;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Finding a patient. What is typed may be a name, so it is posted and never part of an address. */
@Path("/search")
@RolesAllowed(Roles.READER)
@Blocking
class SearchPages {

    private static final int LINES = 50;
    /** Nobody reads on for ever; more of the name finds whom it is about. */
    private static final int LAST_PAGE = 40;

    @CheckedTemplate(basePath = "abstracting", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance search(String typed, List<FoundPatient> found, int first, Integer earlier,
                Integer further);
    }

    private final PatientSearch search;
    private final Reads reads;

    SearchPages(PatientSearch search, Reads reads) {
        this.reads = reads;
        this.search = search;
    }

    @GET
    public TemplateInstance empty() {
        return Templates.search("", null, 0, null, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Paced
    @UnderBreakGlass
    @Transactional
    public TemplateInstance find(@RestForm Optional<String> q, @RestForm int page) {
        String typed = q.orElse("").strip();
        int here = Math.max(0, Math.min(page, LAST_PAGE));
        List<FacilityPatient> all = search.find(typed, here * LINES, LINES + 1);
        List<FacilityPatient> found = all.subList(0, Math.min(LINES, all.size()));
        Map<Long, List<TumorCase>> cases = TumorCase.<TumorCase>list(
                "facilityPatient.id in ?1 and state <> ?2 order by dateOfDiagnosis, id",
                found.stream().map(one -> one.id).toList(), CaseState.DELETED).stream()
                .collect(Collectors.groupingBy(one -> one.facilityPatient.id));
        reads.log(Kind.LIST, found.stream().map(one -> Seen.patient(one.facility.id, one.patient.id, one.id)).toList());
        return Templates.search(typed,
                found.stream().map(one -> FoundPatient.of(one, cases.getOrDefault(one.id, List.of()))).toList(),
                here * LINES, here == 0 ? null : here - 1,
                all.size() > LINES && here < LAST_PAGE ? here + 1 : null);
    }
}
