package org.accession.submission;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.Dependent;

import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.checking.SubmissionCheck;
import org.accession.checking.SubmissionProfile;
import org.accession.dictionary.RecordType;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.jobs.Counted;
import org.accession.patient.CaseState;
import org.accession.platform.DatabaseCommand;
import org.accession.platform.OwnerOnly;

import io.quarkus.narayana.jta.QuarkusTransaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports from the command line, on behalf of the registry itself. */
@Dependent
@Command(name = "export", sortOptions = false, mixinStandardHelpOptions = true, description = "Writes cases of the registry to a NAACCR XML file, and writes the release down.", footer = {
        "", "Exit code: 0 if the file was written, 2 if not; then there is no file and no release."})
public class ExportCommand implements DatabaseCommand {

    private static final int DONE = 0;
    private static final int NOT_DONE = 2;
    private static final int SECONDS = 6 * 3600;

    @Parameters(paramLabel = "FILE", description = "The file, which nobody but you may open; compressed if its name ends in .gz. It must not exist.")
    Path file;

    @Option(names = "--to", paramLabel = "VERSION", defaultValue = "26", description = "NAACCR version, 21 to 26; default ${DEFAULT-VALUE}.")
    int version;

    @Option(names = "--type", paramLabel = "TYPE", defaultValue = "A", description = "Record type, I, C, M or A; default ${DEFAULT-VALUE}.")
    RecordType type;

    @Option(names = "--as-received", description = "Write items that the registry derives as the records had them that came, and what their files say of who sent them.")
    boolean asReceived;

    @Option(names = "--recipient", required = true, description = "Who gets the file.")
    String recipient;

    @Option(names = "--profile", paramLabel = "PROFILE", description = "Check the cases by the edits of this submission (ids in registry-schemas/submissions), and tell what they find.")
    String profile;

    @Option(names = "--purpose", required = true, description = "What for.")
    String purpose;

    @Option(names = "--facility", paramLabel = "FIN", description = "Cases of this facility, by its identification number or name; may be repeated.")
    List<String> facilities = List.of();

    @Option(names = "--from", paramLabel = "YEAR", description = "Diagnosed in this year or later.")
    Integer firstYear;

    @Option(names = "--until", paramLabel = "YEAR", description = "Diagnosed in this year or before.")
    Integer lastYear;

    @Option(names = "--state", paramLabel = "STATE", description = "Cases in this state (${COMPLETION-CANDIDATES}); may be repeated. Default: OPEN, WAITING and COMPLETE.")
    Set<CaseState> states = Set.of();

    @Option(names = "--first-site", paramLabel = "CODE", description = "Primary site from this code on, for example C500.")
    String firstSite;

    @Option(names = "--last-site", paramLabel = "CODE", description = "Primary site up to this code, for example C509.")
    String lastSite;

    @Option(names = "--case", paramLabel = "ID", description = "This case, by the id in its address; may be repeated.")
    Set<UUID> cases = Set.of();

    @Spec
    CommandSpec spec;

    private final Exports exports;
    private final Reads reads;

    ExportCommand(Exports exports, Reads reads) {
        this.reads = reads;
        this.exports = exports;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (!ExportForm.VERSIONS.contains(version)) {
            err.println("NAACCR " + version + " is not one of " + ExportForm.VERSIONS + ".");
            return NOT_DONE;
        }
        if (profile != null && SubmissionProfile.find(profile).isEmpty()) {
            err.println(profile + " is not one of "
                    + SubmissionProfile.all().stream().map(SubmissionProfile::id).toList() + ".");
            return NOT_DONE;
        }
        if (Files.exists(file)) {
            err.println(file + " exists already.");
            return NOT_DONE;
        }
        Scope scope = Scope.everywhere(null);
        AtomicReference<Exports.Built> built = new AtomicReference<>();
        try {
            scope.run(() -> built.set(QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> write(scope))));
        } catch (RuntimeException failure) {
            remove();
            err.println(file + ": not written: " + sentence(failure));
            return NOT_DONE;
        }
        spec.commandLine().getOut().printf("%s: %s, %s.%n", file,
                Counted.of(built.get().release().patients, "patient"), Counted.of(built.get().release().cases, "case"));
        built.get().notes().forEach(note -> err.printf("%s: %s (%,d)%n", note.item(), note.what(), note.times()));
        if (profile != null) {
            err.println(built.get().checked().map(ExportCommand::sentence)
                    .orElse("No metafile has edits for this submission: no case was checked."));
        }
        return DONE;
    }

    private static String sentence(SubmissionCheck.Result checked) {
        return "%s checked by %s %s: %s with errors.".formatted(Counted.of(checked.cases(), "case"),
                checked.metafile(), String.join(" ", checked.sets()), Counted.of(checked.withErrors(), "case"));
    }

    private Exports.Built write(Scope scope) throws IOException {
        Set<Long> ids = new HashSet<>();
        for (String name : facilities) {
            Optional<Facility> known = Facility.findByFin(name).or(() -> Facility.findByName(name));
            ids.add(known.orElseThrow(() -> new IllegalArgumentException("the registry knows no facility " + name)).id);
        }
        Selection selection = new Selection(ids, firstYear, lastYear, states, firstSite, lastSite, cases);
        ExportOrder order = new ExportOrder(selection, version, type, asReceived, recipient, purpose, profile);
        OutputStream out = new BufferedOutputStream(OwnerOnly.create(file));
        Exports.Built built = exports.build(order, file.getFileName().toString(),
                file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out, scope, done -> {});
        reads.log(Kind.EXPORT, built.release().fileName, purpose, Seen.facilities(ids.isEmpty() ? null : ids));
        return built;
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            spec.commandLine().getErr().println(file + " could not be removed again.");
        }
    }

    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
