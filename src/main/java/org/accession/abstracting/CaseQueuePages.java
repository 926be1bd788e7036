package org.accession.abstracting;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.checking.Paging;
import org.accession.identity.Roles;
import org.accession.patient.TumorCase;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Lists of cases by where they stand. */
@Path("/cases")
@RolesAllowed(Roles.READER)
@Blocking
class CaseQueuePages {

    private static final int A_PAGE = 100;

    /** A queue and how many cases are in it. */
    record Tab(CaseQueue queue, long count) {}

    @CheckedTemplate(basePath = "abstracting", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance caseQueue(CaseQueue queue, List<Tab> tabs, List<CaseLine> cases, Paging paging);
    }

    private final Reads reads;
    private final Clock clock;

    CaseQueuePages(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @GET
    @Transactional
    public TemplateInstance cases(@RestQuery @DefaultValue("OPEN") CaseQueue queue, @RestQuery int page) {
        List<Tab> tabs = Arrays.stream(CaseQueue.values()).map(one -> new Tab(one, one.count(clock))).toList();
        Paging paging = Paging.of(page, tabs.get(queue.ordinal()).count(), A_PAGE);
        List<TumorCase> cases = queue.cases(clock, paging.page(), A_PAGE);
        reads.log(Kind.LIST, cases.stream().map(one -> Seen.tumorCase(one.facility.id,
                one.facilityPatient.patient.id, one.facilityPatient.id, one.id)).toList());
        return Templates.caseQueue(queue, tabs, cases.stream().map(CaseLine::of).toList(), paging);
    }
}
