package org.accession.intake;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;

import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.jobs.Job;
import org.accession.platform.DatabaseCommand;

import io.quarkus.narayana.jta.QuarkusTransaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files from the command line, on behalf of the registry itself. */
@Dependent
@Command(name = "import", sortOptions = false, mixinStandardHelpOptions = true, description = "Takes the records of NAACCR XML files into the registry.", footer = {
        "", "The same command again goes on with a file that was not taken whole.",
        "Exit code: 0 if every record was taken, 1 if some were rejected, 2 if a file could not be taken whole."})
public class ImportCommand implements DatabaseCommand {

    private static final int TAKEN = 0;
    private static final int SOME_REJECTED = 1;
    private static final int NOT_TAKEN = 2;
    private static final Duration LOOK = Duration.ofMillis(500);
    /** A database that is started anew is back sooner. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to import, plain or compressed with gzip.")
    List<Path> files;

    @Option(names = "--facility", paramLabel = "FIN", description = "Facility of the records that name none, by its identification number or its name.")
    String facility;

    @Option(names = "--add-facilities", description = "Add the facilities that the records name and the registry does not know.")
    boolean addFacilities;

    @Option(names = "--absent-means-cleared", description = "Take away a value that the registry holds and a newer record of the case does not have.")
    boolean absentMeansCleared;

    @Spec
    CommandSpec spec;

    private final Intake intake;

    ImportCommand(Intake intake) {
        this.intake = intake;
    }

    @Override
    public Integer call() throws Exception {
        Long facilityId = null;
        if (facility != null) {
            Optional<Facility> known = QuarkusTransaction.requiringNew()
                    .call(() -> Facility.findByFin(facility).or(() -> Facility.findByName(facility)));
            if (known.isEmpty()) {
                err().println("The registry knows no facility " + facility + ".");
                return NOT_TAKEN;
            }
            facilityId = known.get().id;
        }
        int worst = TAKEN;
        for (Path file : files) {
            worst = Math.max(worst, take(file, new ImportChoices(facilityId, addFacilities, absentMeansCleared)));
        }
        return worst;
    }

    private int take(Path file, ImportChoices choices) throws InterruptedException {
        if (!Files.isReadable(file)) {
            err().println(file + ": cannot be read.");
            return NOT_TAKEN;
        }
        try {
            return ended(file,
                    intake.takeUpRecords(file, file.getFileName().toString(), choices, Scope.everywhere(null)));
        } catch (UnreadableFile refusal) {
            err().println(file + ": " + refusal.getMessage());
        } catch (IOException failure) {
            err().println(file + ": cannot be read: " + failure.getMessage());
        }
        return NOT_TAKEN;
    }

    private int ended(Path file, UUID importId) throws InterruptedException {
        Progress progress = look(importId);
        Instant answered = Instant.now();
        while (!progress.state().ended()) {
            Thread.sleep(LOOK.toMillis());
            try {
                progress = look(importId);
                answered = Instant.now();
            } catch (RuntimeException failure) {
                if (answered.plus(PATIENCE).isBefore(Instant.now())) {
                    err().println();
                    err().println(file + ": the database does not answer any more; its log says why, most often a full"
                            + " disk. What was stored is kept: the same command again goes on behind the last record.");
                    return NOT_TAKEN;
                }
            }
            err().printf("\r%s: %3d %%, %,d records, %,d a second ", file.getFileName(), progress.percent(),
                    progress.records(), progress.rate());
            err().flush();
        }
        err().println();
        spec.commandLine().getOut().println(file + ": " + progress.message());
        if (progress.state() != Job.State.DONE) {
            return NOT_TAKEN;
        }
        return progress.rejected() == 0 ? TAKEN : SOME_REJECTED;
    }

    private record Progress(Job.State state, int percent, long records, long rate, String message, int rejected) {}

    private static Progress look(UUID importId) {
        Progress[] seen = new Progress[1];
        Scope.everywhere(null).run(() -> QuarkusTransaction.requiringNew().run(() -> {
            FileImport taken = FileImport.findByPublicId(importId).orElseThrow();
            Job job = taken.job;
            seen[0] = new Progress(job.state, job.percent(), job.records, job.rate(), job.message, taken.rejected);
        }));
        return seen[0];
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
