package org.accession.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.jobs.Job;
import org.accession.jobs.Jobs;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.ReaderOptions;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.StructuralFault;
import org.accession.patient.SourceFile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;

/** Takes files on: keeps them as they came, and starts the job that takes their records in. */
@ApplicationScoped
public class Intake {

    private static final int KEEP_SECONDS = 3600;
    private static final int BUFFER = 1 << 16;

    private final SourceBytes bytes;
    private final Jobs jobs;
    private final IntakeLimits limits;

    Intake(SourceBytes bytes, Jobs jobs, IntakeLimits limits) {
        this.bytes = bytes;
        this.jobs = jobs;
        this.limits = limits;
    }

    /**
     * Takes a file on, whole or not at all.
     *
     * @param name its name as the sender has it
     * @return the import, to be found by its id
     * @throws UnreadableFile if it is not what it should be, or is being imported already; nothing of it was kept
     */
    long accept(Path file, String name, ImportChoices choices, Scope scope) throws IOException, UnreadableFile {
        Optional<Root> root = checked(file, choices);
        byte[] sha256 = sha256(file);
        AtomicReference<Long> id = new AtomicReference<>();
        try {
            scope.run(() -> id.set(QuarkusTransaction.requiringNew().timeout(KEEP_SECONDS)
                    .call(() -> keep(file, name, sha256, root, choices, scope))));
        } catch (QuarkusTransactionException e) {
            if (e.getCause() instanceof UnreadableFile refusal) {
                throw refusal;
            }
            throw e;
        }
        return id.get();
    }

    private static Optional<Root> checked(Path file, ImportChoices choices) throws IOException, UnreadableFile {
        if (choices.mapping() == null) {
            return Optional.of(root(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            List<String> problems = choices.mapping().problems(CaseList.read(in).headings());
            if (!problems.isEmpty()) {
                throw new UnreadableFile(problems.get(0));
            }
        }
        return Optional.empty();
    }

    private static Root root(Path file) throws IOException, UnreadableFile {
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(Files.newInputStream(file), Dictionaries.standard(),
                ReaderOptions.standard())) {
            return reader.root();
        } catch (StructuralFault fault) {
            throw new UnreadableFile(fault.getMessage(), fault);
        }
    }

    private static byte[] sha256(Path file) throws IOException {
        MessageDigest digest = RecordHash.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return digest.digest();
    }

    private long keep(Path file, String name, byte[] sha256, Optional<Root> root, ImportChoices choices, Scope scope)
            throws IOException, UnreadableFile {
        refuseTwiceAtOnce(sha256);
        Facility facility = choices.facilityId() == null ? null : Facility.findById(choices.facilityId());
        SourceFile source = source(name, Files.size(file), sha256, root, facility);
        FileImport taken = new FileImport();
        taken.sourceFile = source;
        taken.facility = facility;
        taken.addFacilities = choices.addFacilities();
        taken.absentMeansCleared = choices.absentMeansCleared();
        taken.mapping = choices.mapping();
        try (InputStream content = UncompressedFile.open(file, limits.largestFile())) {
            taken.length = bytes.keep(source.id, content);
        } catch (UncompressedFile.Damaged e) {
            throw new UnreadableFile(e.getMessage(), e);
        }
        taken.job = jobs.start(ImportJob.NAME, name, scope);
        taken.persistAndFlush();
        return taken.id;
    }

    /** The lock makes the second of two askers wait until the first one's import can be seen. */
    private static void refuseTwiceAtOnce(byte[] sha256) throws UnreadableFile {
        FileImport.getEntityManager().createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:content)")
                .setParameter("content", ByteBuffer.wrap(sha256).getLong())
                .getSingleResult();
        Optional<FileImport> running = FileImport.find("sourceFile.sha256 = ?1 and job.state in ?2", sha256,
                List.of(Job.State.WAITING, Job.State.RUNNING)).firstResultOptional();
        if (running.isPresent()) {
            throw new UnreadableFile("This file is being imported already, as " + running.get().job.title
                    + ": wait until that is done.");
        }
    }

    private static SourceFile source(String name, long size, byte[] sha256, Optional<Root> root, Facility facility) {
        SourceFile source = new SourceFile();
        source.name = name;
        source.size = size;
        source.sha256 = sha256;
        source.facility = facility;
        root.ifPresent(known -> {
            source.naaccrVersion = known.version().code();
            source.recordType = known.recordType().name();
            source.timeGenerated = known.generatedAt().map(OffsetDateTime::toInstant).orElse(null);
        });
        source.persistAndFlush();
        return source;
    }
}
