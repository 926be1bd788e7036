package org.accession.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.checking.Paging;
import org.accession.checking.SubmissionCheck;
import org.accession.checking.SubmissionProfile;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.jobs.JobDesk;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Exporting: asking for a file, watching it being built, taking it. */
@Path("/submissions")
@RolesAllowed({Roles.SUBMITTER, Roles.LEAD})
@Blocking
class ExportPages {

    private static final int NEWEST = 30;
    private static final int LINES = 50;

    @CheckedTemplate(basePath = "submission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance exports(List<FileExport> exports, List<Facility> facilities, ExportForm form,
                List<Integer> versions, List<SubmissionProfile> profiles, List<String> problems);

        static native TemplateInstance exported(FileExport export, String whom, List<RefusedCase> refused,
                Paging paging);

        static native TemplateInstance exported$progress(FileExport export, String whom, List<RefusedCase> refused,
                Paging paging);
    }

    private final Caller caller;
    private final Exports exports;
    private final JobDesk desk;
    private final Reads reads;

    ExportPages(Caller caller, Exports exports, JobDesk desk, Reads reads) {
        this.reads = reads;
        this.caller = caller;
        this.exports = exports;
        this.desk = desk;
    }

    @GET
    @Transactional
    public TemplateInstance exports() {
        return page(new ExportForm(), List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response order(@BeanParam ExportForm form) {
        ExportForm.Read read = form.read(caller.scope());
        if (read.order().isEmpty()) {
            return Response.status(422).entity(page(form, read.problems())).build();
        }
        FileExport export = exports.order(read.order().get(), caller.scope());
        return Response.seeOther(page(export.publicId)).build();
    }

    @GET
    @Path("{id}")
    @Transactional
    public TemplateInstance exported(UUID id, @RestQuery int page) {
        FileExport export = find(id);
        List<SubmissionCheck.OfCase> all = export.checked == null ? List.of() : export.checked.first();
        Paging paging = Paging.of(page, all.size(), LINES);
        List<RefusedCase> refused = RefusedCase
                .of(all.stream().skip((long) paging.page() * LINES).limit(LINES).toList());
        reads.log(Kind.LIST, refused.stream().map(RefusedCase::seen).toList());
        return Templates.exported(export, whom(export), refused, paging);
    }

    /** Polled while the job runs; once it has ended the whole page is fetched anew. */
    @GET
    @Path("{id}/progress")
    @Transactional
    public Response progress(UUID id) {
        FileExport export = find(id);
        return desk.progress(export.job, Templates.exported$progress(export, whom(export), List.of(),
                Paging.of(0, 0, LINES)));
    }

    @POST
    @Path("{id}/cancel")
    @Transactional
    public Response cancel(UUID id) {
        return desk.cancel(find(id).job, page(id));
    }

    @POST
    @Path("{id}/go-on")
    @Transactional
    public Response goOn(UUID id) {
        return desk.goOn(find(id).job, page(id));
    }

    @GET
    @Path("{id}/file.xml")
    @Transactional
    public Response file(UUID id) {
        return download(find(id), "", "application/xml", out -> out);
    }

    @GET
    @Path("{id}/file.xml.gz")
    @Transactional
    public Response compressed(UUID id) {
        return download(find(id), ".gz", "application/gzip", GZIPOutputStream::new);
    }

    private interface Wrapping {
        OutputStream around(OutputStream out) throws IOException;
    }

    private Response download(FileExport export, String suffix, String type, Wrapping wrapping) {
        if (export.release == null) {
            throw new NotFoundException();
        }
        reads.log(Kind.EXPORT, export.fileName, null, Seen.facilities(export.facilityIds));
        Scope scope = caller.scope();
        long exportId = export.id;
        long length = export.length;
        StreamingOutput stream = out -> {
            try (InputStream in = exports.open(exportId, length, scope); OutputStream wrapped = wrapping.around(out)) {
                in.transferTo(wrapped);
            }
        };
        return Response.ok(stream, type).header(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + export.fileName + suffix + "\"").build();
    }

    private static URI page(UUID id) {
        return URI.create("/submissions/" + id);
    }

    /** The name of the submission that the file is for; empty where it is for none that is known. */
    private static String whom(FileExport export) {
        return export.order.submission().map(SubmissionProfile::name).orElse("");
    }

    private static FileExport find(UUID id) {
        return FileExport.findByPublicId(id).orElseThrow(NotFoundException::new);
    }

    private TemplateInstance page(ExportForm form, List<String> problems) {
        List<Facility> facilities = Facility.byName().stream().filter(one -> caller.scope().sees(one.id)).toList();
        return Templates.exports(FileExport.newest(NEWEST), facilities, form, ExportForm.VERSIONS,
                SubmissionProfile.all(), problems);
    }
}
