package org.accession.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.identity.Caller;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.patient.SourceContent;
import org.accession.patient.SourceFile;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Cases to abstract: a list of them with its columns, or one in a form. */
@Path("/intake/lists")
@RolesAllowed({Roles.REGISTRAR, Roles.LEAD})
@Blocking
class CaseListPages {

    private static final int EXAMPLES = 5;

    /** A field and the column that is thought to hold it. */
    record Choice(CaseListField field, String column) {

        public String name() {
            return field.name();
        }

        public String label() {
            return field.label();
        }
    }

    @CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance caseList(List<Facility> facilities, String refusal);

        static native TemplateInstance columns(SourceFile file, CaseList list, List<CaseList.Row> examples,
                List<Choice> choices, List<String> problems);
    }

    private final Caller caller;
    private final Intake intake;
    private final SourceContent content;
    private final Reads reads;

    CaseListPages(Caller caller, Intake intake, SourceContent content, Reads reads) {
        this.reads = reads;
        this.caller = caller;
        this.intake = intake;
        this.content = content;
    }

    @GET
    public TemplateInstance caseList() {
        return Templates.caseList(MyFacilities.of(caller.scope()), null);
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response send(@RestForm("file") FileUpload file, @RestForm Optional<UUID> facility) throws IOException {
        Optional<Facility> whose = facility.flatMap(id -> MyFacilities.find(id, caller.scope()));
        if (file == null || file.fileName().isEmpty() || whose.isEmpty()) {
            return refused("Choose a file and the facility whose cases it lists.");
        }
        try {
            UUID id = intake.acceptList(file.uploadedFile(), file.fileName(), whose.get().id, caller.scope());
            return Response.seeOther(URI.create("/intake/lists/" + id)).build();
        } catch (UnreadableFile refusal) {
            return refused(file.fileName() + ": " + refusal.getMessage());
        }
    }

    @GET
    @Path("{id}")
    @Transactional
    public TemplateInstance columns(UUID id) throws IOException {
        SourceFile file = find(id);
        CaseList list = read(file);
        return columns(file, list, CaseListLayout.suggest(file.facility, list.headings()), List.of());
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response start(UUID id, MultivaluedMap<String, String> form) throws IOException {
        SourceFile file = find(id);
        CaseList list = read(file);
        CaseListMapping mapping = mapping(form);
        List<String> problems = mapping.problems(list.headings());
        if (!problems.isEmpty()) {
            return Response.status(422).entity(columns(file, list, mapping, problems)).build();
        }
        Optional<FileImport> taken = FileImport.findBySourceFile(file);
        UUID started = taken.map(one -> one.publicId).orElseGet(() -> intake.startList(file, mapping, caller.scope()));
        return Response.seeOther(URI.create("/intake/" + started)).build();
    }

    private static CaseListMapping mapping(MultivaluedMap<String, String> form) {
        Map<CaseListField, String> columns = new EnumMap<>(CaseListField.class);
        for (CaseListField field : CaseListField.values()) {
            String column = form.getFirst(field.name());
            if (column != null && !column.isEmpty()) {
                columns.put(field, column);
            }
        }
        return new CaseListMapping(columns);
    }

    private TemplateInstance columns(SourceFile file, CaseList list, CaseListMapping mapping,
            List<String> problems) {
        reads.log(Kind.DOCUMENT, file.name, null, Seen.facilities(List.of(file.facility.id)));
        List<Choice> choices = List.of(CaseListField.values()).stream()
                .map(field -> new Choice(field, mapping.column(field))).toList();
        return Templates.columns(file, list, list.rows().subList(0, Math.min(EXAMPLES, list.rows().size())), choices,
                problems);
    }

    private CaseList read(SourceFile file) throws IOException {
        try (InputStream in = content.open(file.id, file.length, caller.scope())) {
            return CaseList.read(in);
        } catch (UnreadableFile e) {
            throw new IllegalStateException("A list that was read before cannot be read now", e);
        }
    }

    private static SourceFile find(UUID id) {
        return SourceFile.findByPublicId(id).filter(file -> file.facility != null && file.naaccrVersion == null)
                .orElseThrow(NotFoundException::new);
    }

    private Response refused(String refusal) {
        return Response.status(422).entity(Templates.caseList(MyFacilities.of(caller.scope()), refusal)).build();
    }
}
