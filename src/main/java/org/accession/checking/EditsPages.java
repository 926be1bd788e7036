package org.accession.checking;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.Edit;
import org.accession.edits.EditSelection;
import org.accession.edits.EditSet;
import org.accession.edits.LineDifference;
import org.accession.edits.Metafile;
import org.accession.edits.MetafileComparison;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** All open findings, counted and listed, and what an edit is about. */
@Path("/edits")
@RolesAllowed(Roles.READER)
@Blocking
class EditsPages {

    private static final int LINES = 50;

    @CheckedTemplate(basePath = "checking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance findings(FindingFilter filter, List<OpenFindings.Count> counts, long count,
                List<OpenFindings.Line> lines, Paging paging, List<String> ways, List<String> severities,
                List<Facility> facilities);

        static native TemplateInstance comparison(MetafileComparison comparison, List<Changed> changed, Paging paging,
                String edit);

        static native TemplateInstance edit(Edit edit, String metafile, List<EditSet> sets, List<Named> items,
                String off, String notRunnable);
    }

    /** An edit in which two metafiles differ, with what is different in its source if that was asked for. */
    public record Changed(MetafileComparison.Change change, List<LineDifference.Line> source) {}

    /** An item of an edit. */
    public record Named(String id, String name) {}

    private final OpenFindings findings;
    private final Metafiles metafiles;
    private final EditSetups setups;
    private final Caller caller;
    private final Reads reads;

    EditsPages(OpenFindings findings, Metafiles metafiles, EditSetups setups, Caller caller, Reads reads) {
        this.setups = setups;
        this.findings = findings;
        this.metafiles = metafiles;
        this.caller = caller;
        this.reads = reads;
    }

    @GET
    @Transactional
    public TemplateInstance findings(UriInfo address, @RestQuery int page) {
        FindingFilter filter = FindingFilter.of(address.getQueryParameters());
        long count = findings.count(filter);
        Paging paging = Paging.of(page, count, LINES);
        List<OpenFindings.Line> lines = filter.isNarrow()
                ? findings.lines(filter, paging.first(LINES), LINES)
                : List.of();
        reads.log(Kind.LIST, lines.stream().map(OpenFindings.Line::seen).distinct().toList());
        return Templates.findings(filter, findings.counts(filter), count, lines, paging, FindingFilter.WAYS,
                FindingFilter.severities(),
                Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList());
    }

    /** @param metafile in which the edit is; without it the one that the registry runs */
    @GET
    @Path("edit/{tag}")
    @Transactional
    public TemplateInstance edit(String tag, @RestQuery String metafile) {
        Metafiles.Found found = Optional.ofNullable(metafile)
                .or(() -> setups.current().ofRegistry().map(ChosenEdits::metafile))
                .flatMap(name -> metafiles.edit(name, tag)).orElseThrow(NotFoundException::new);
        Edit edit = found.edit();
        return Templates.edit(edit, found.metafile().metafile().name(), found.metafile().metafile().sets().stream()
                .filter(set -> set.edits().contains(tag)).toList(),
                edit.items().stream().map(id -> new Named(id,
                        Dictionaries.standard().newest(id).map(Item::name).orElse(id))).toList(),
                EditSelection.isOfAjcc(edit) ? EditSelection.WITHOUT_AJCC : null,
                found.metafile().faults().stream().filter(fault -> fault.edit().equals(tag)).findFirst()
                        .map(fault -> fault.reason()).orElse(null));
    }

    /**
     * Which edits were added, removed and changed from one metafile to another.
     *
     * @param edit the number of an edit whose change alone is shown
     */
    @GET
    @Path("comparison")
    @Transactional
    public TemplateInstance comparison(@RestQuery String before, @RestQuery String after, @RestQuery String edit,
            @RestQuery int page) {
        MetafileComparison comparison = MetafileComparison.of(metafile(before), metafile(after),
                Dictionaries.standard());
        List<MetafileComparison.Change> all = comparison.changed().stream()
                .filter(change -> edit == null || edit.isEmpty() || change.after().tag().equals(edit)).toList();
        Paging paging = Paging.of(page, all.size(), LINES);
        List<Changed> changed = all.stream().skip(paging.first(LINES)).limit(LINES)
                .map(change -> new Changed(change, change.source())).toList();
        return Templates.comparison(comparison, changed, paging, edit == null ? "" : edit);
    }

    private Metafile metafile(String name) {
        return Optional.ofNullable(name).flatMap(metafiles::find).map(CompiledMetafile::metafile)
                .orElseThrow(NotFoundException::new);
    }
}
