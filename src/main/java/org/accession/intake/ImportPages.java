package org.accession.intake;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.jobs.JobDesk;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Importing files: sending one, watching it come in, reading what became of its records. */
@Path("/intake")
@RolesAllowed({Roles.REGISTRAR, Roles.LEAD})
@Blocking
class ImportPages {

    private static final int NEWEST = 30;

    @CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance imports(List<ImportLine> imports, List<Facility> facilities, ImportForm form,
                boolean mayAdd, boolean mayRejectThem, String refusal);

        static native TemplateInstance imported(ImportView view);

        static native TemplateInstance imported$progress(ImportView view);
    }

    private final Caller caller;
    private final Intake intake;
    private final JobDesk desk;
    private final Reads reads;

    ImportPages(Caller caller, Intake intake, JobDesk desk, Reads reads) {
        this.caller = caller;
        this.intake = intake;
        this.desk = desk;
        this.reads = reads;
    }

    @GET
    @Transactional
    public TemplateInstance imports() {
        return page(new ImportForm(), null);
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response send(@RestForm("file") FileUpload file, @BeanParam ImportForm form) throws IOException {
        if (file == null || file.fileName().isEmpty()) {
            return refused(form, "Choose a file first.");
        }
        boolean named = form.facility != null && !form.facility.isBlank();
        Optional<Long> facilityId = named ? facilityId(form.facility.strip()) : Optional.empty();
        if (named && facilityId.isEmpty()) {
            return refused(form, "The facility is not one of yours.");
        }
        try {
            ImportChoices choices = new ImportChoices(facilityId.orElse(null), form.addFacilities && mayAdd(),
                    form.absentMeansCleared);
            UUID id = intake.acceptRecords(file.uploadedFile(), file.fileName(), choices, caller.scope());
            return Response.seeOther(page(id)).build();
        } catch (UnreadableFile refusal) {
            return refused(form, file.fileName() + ": " + refusal.getMessage());
        }
    }

    @GET
    @Path("{id}")
    @Transactional
    public TemplateInstance imported(UUID id) {
        ImportView view = ImportView.of(find(id));
        reads.log(Kind.LIST, view.seen());
        return Templates.imported(view);
    }

    /** Polled while the job runs; once it has ended the whole page is fetched anew. */
    @GET
    @Path("{id}/progress")
    @Transactional
    public Response progress(UUID id) {
        FileImport taken = find(id);
        return desk.progress(taken.job, Templates.imported$progress(ImportView.of(taken)));
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

    private static URI page(UUID id) {
        return URI.create("/intake/" + id);
    }

    private FileImport find(UUID id) {
        return FileImport.findByPublicId(id).orElseThrow(NotFoundException::new);
    }

    private Response refused(ImportForm form, String refusal) {
        return Response.status(422).entity(page(form, refusal)).build();
    }

    private TemplateInstance page(ImportForm form, String refusal) {
        return Templates.imports(FileImport.newest(NEWEST).stream().map(ImportLine::of).toList(),
                MyFacilities.of(caller.scope()), form, mayAdd(), caller.scope().facilityIds() == null, refusal);
    }

    private Optional<Long> facilityId(String publicId) {
        return MyFacilities.find(publicId, caller.scope()).map(facility -> facility.id);
    }

    private boolean mayAdd() {
        return caller.grants().hasEverywhere(Roles.ADMINISTRATOR);
    }
}
