package org.accession.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.disclosure.Release;
import org.accession.identity.Caller;
import org.accession.identity.Roles;
import org.accession.identity.Scope;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;

/** What an import leaves to take away: its report, and its rejected records to be mended. */
@Path("/intake/{id}")
@RolesAllowed({Roles.REGISTRAR, Roles.LEAD})
@Blocking
class ImportDownloads {

    private static final int SECONDS = 3600;

    private final Caller caller;
    private final RejectedRecords rejected;
    private final Reads reads;

    ImportDownloads(Caller caller, RejectedRecords rejected, Reads reads) {
        this.reads = reads;
        this.caller = caller;
        this.rejected = rejected;
    }

    @GET
    @Path("report.csv")
    public Response csv(UUID id) {
        return download(id, "report.csv", "text/csv", (taken, scope, out) -> new ImportReport(taken).csv(out));
    }

    @GET
    @Path("report.json")
    public Response json(UUID id) {
        inTransaction(caller.scope(), () -> reads.log(Kind.LIST, "report.json", null,
                ImportLists.duplicates(find(id), Integer.MAX_VALUE).stream().flatMap(pair -> pair.seen().stream())
                        .distinct().toList()));
        return download(id, "report.json", "application/json",
                (taken, scope, out) -> new ImportReport(taken).json(out));
    }

    @GET
    @Path("rejected.xml")
    public Response records(UUID id) {
        require(id, taken -> taken.mapping == null);
        log(id, "rejected.xml");
        return download(id, "rejected.xml", "application/xml", (taken, scope, out) -> {
            release(taken, scope, "rejected.xml");
            rejected.naaccrXml(taken, scope, out);
        });
    }

    @GET
    @Path("rejected.csv")
    public Response lines(UUID id) {
        require(id, taken -> taken.mapping != null);
        log(id, "rejected.csv");
        return download(id, "rejected.csv", "text/csv", (taken, scope, out) -> {
            release(taken, scope, "rejected.csv");
            rejected.csv(taken, scope, out);
        });
    }

    /** Rejected records are of nobody whom the registry holds: they are counted, not accounted for by patient. */
    private static void release(FileImport taken, Scope scope, String name) {
        Release release = new Release();
        release.personId = scope.personId();
        release.facilityIds = scope.facilityIds() == null ? null : List.copyOf(scope.facilityIds());
        release.recipient = "Whoever mends them";
        release.purpose = "Mending rejected records of " + taken.sourceFile.name;
        release.what = "Rejected records";
        release.fileName = name;
        release.identified = true;
        release.cases = taken.rejected;
        release.persist();
        release.prove();
    }

    /** They name patients, in a file of whichever facility; written down before the first byte goes out. */
    private void log(UUID id, String name) {
        inTransaction(caller.scope(), () -> {
            FileImport taken = find(id);
            reads.log(Kind.DOCUMENT, name, null,
                    Seen.facilities(taken.facility == null ? null : List.of(taken.facility.id)));
        });
    }

    private interface Content {
        void write(FileImport taken, Scope scope, OutputStream out) throws IOException, UnreadableFile;
    }

    private Response download(UUID id, String name, String type, Content content) {
        Scope scope = caller.scope();
        inTransaction(scope, () -> find(id));
        StreamingOutput stream = out -> inTransaction(scope, () -> content.write(find(id), scope, out));
        return Response.ok(stream, type + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build();
    }

    /** Records are taken away in the form in which they came. */
    private void require(UUID id, Predicate<FileImport> form) {
        inTransaction(caller.scope(), () -> {
            if (!form.test(find(id))) {
                throw new NotFoundException();
            }
        });
    }

    private interface Work {
        void run() throws IOException, UnreadableFile;
    }

    private static void inTransaction(Scope scope, Work work) {
        scope.run(() -> QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> {
            work.run();
            return null;
        }));
    }

    private static FileImport find(UUID id) {
        return FileImport.findByPublicId(id).orElseThrow(NotFoundException::new);
    }
}
