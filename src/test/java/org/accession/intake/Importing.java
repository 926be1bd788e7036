package org.accession.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.jobs.Job;
import org.accession.patient.SourceFile;
import org.accession.patient.SourceRecord;

import io.quarkus.narayana.jta.QuarkusTransaction;

import static org.awaitility.Awaitility.await;

/** Imports files in tests, and looks at what came of them. */
@Singleton
public class Importing {

    static final Scope EVERYWHERE = Scope.everywhere(null);

    @Inject
    Intake intake;

    /** A facility of its own for a test. */
    public Facility facility(String name, String fin) {
        return see(() -> {
            Facility facility = new Facility();
            facility.name = name;
            facility.fin = fin;
            facility.persist();
            return facility;
        });
    }

    public FileImport take(Path file, Facility facility) throws IOException, UnreadableFile {
        return take(file, ImportChoices.records(facility == null ? null : facility.id), EVERYWHERE);
    }

    FileImport take(Path file, ImportChoices choices, Scope scope) throws IOException, UnreadableFile {
        return ended(intake.acceptRecords(file, file.getFileName().toString(), choices, scope));
    }

    /** Takes a list of cases in, whose headings say what its columns hold. */
    public FileImport takeList(String csv, Facility facility) throws IOException, UnreadableFile {
        Path file = Files.writeString(Files.createTempFile(Path.of("target"), "list", ".csv"), csv);
        UUID id = intake.acceptList(file, "list.csv", facility.id, EVERYWHERE);
        return ended(see(() -> intake.startList(SourceFile.findByPublicId(id).orElseThrow(),
                CaseListMapping.guess(Arrays.asList(csv.lines().findFirst().orElseThrow().split(","))), EVERYWHERE)));
    }

    FileImport ended(UUID importId) {
        await().atMost(Duration.ofMinutes(2)).until(() -> see(() -> job(importId).state.ended()));
        return see(() -> {
            FileImport taken = FileImport.findByPublicId(importId).orElseThrow();
            taken.job.title.length();
            taken.sourceFile.name.length();
            return taken;
        });
    }

    private static Job job(UUID importId) {
        return FileImport.findByPublicId(importId).orElseThrow().job;
    }

    List<SourceRecord> records(FileImport taken) {
        return see(() -> SourceRecord.list("place.sourceFileId = ?1 order by place.patientOrdinal, place.tumorOrdinal",
                taken.sourceFile.id));
    }

    /** Looks with the eyes of somebody who sees everything. */
    public <T> T see(Callable<T> look) {
        AtomicReference<T> seen = new AtomicReference<>();
        EVERYWHERE.run(() -> seen.set(QuarkusTransaction.requiringNew().call(look)));
        return seen.get();
    }
}
