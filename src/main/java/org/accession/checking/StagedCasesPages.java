package org.accession.checking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.staging.AlgorithmVersion;
import org.accession.staging.StagingResult;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Cases by their stage: what is staged how, and what could not be staged and why. */
@Path("/staging")
@RolesAllowed(Roles.READER)
@Blocking
class StagedCasesPages {

    private static final int LINES = 50;

    @CheckedTemplate(basePath = "checking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance stagedCases(StagingForm form, List<StagingLine> lines, long count, Paging paging,
                List<String> algorithms, Map<String, String> results, List<Facility> facilities,
                String outdated);
    }

    private final EntityManager database;
    private final StagingSetups setups;
    private final Caller caller;
    private final Reads reads;
    private final OutdatedParameters outdated;

    StagedCasesPages(EntityManager database, StagingSetups setups, Caller caller, Reads reads,
            OutdatedParameters outdated) {
        this.outdated = outdated;
        this.reads = reads;
        this.database = database;
        this.setups = setups;
        this.caller = caller;
    }

    @GET
    @Transactional
    public Response stagedCases(UriInfo address, @RestQuery int page) {
        StagingForm form = StagingForm.of(address.getQueryParameters());
        boolean valid = form.problems().isEmpty();
        long count = valid ? StagingLine.count(database, form.selection()) : 0;
        Paging paging = Paging.of(page, count, LINES);
        List<StagingLine> lines = valid
                ? StagingLine.list(database, form.selection(), paging.first(LINES), LINES)
                : List.of();
        reads.log(Kind.LIST, lines.stream().map(StagingLine::seen).toList());
        TemplateInstance content = Templates.stagedCases(form, lines, count, paging, algorithms(), results(),
                Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList(),
                caller.is(Roles.LEAD) ? outdated.hint() : null);
        return Response.status(valid ? 200 : 422).entity(content).build();
    }

    private List<String> algorithms() {
        return setups.current().algorithms().versions().stream().map(AlgorithmVersion::toString).sorted().toList();
    }

    /** Words for what a result may be. */
    private static Map<String, String> results() {
        Map<String, String> results = new LinkedHashMap<>();
        results.put(StoredStaging.STAGED, "staged");
        for (StagingResult.Reason reason : StagingResult.Reason.values()) {
            results.put(reason.name(), reason.words());
        }
        return results;
    }
}
