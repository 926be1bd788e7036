package org.accession.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.jobs.Job;
import org.accession.jobs.Jobs;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.ReaderOptions;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.StructuralFault;
import org.accession.patient.RegistryDictionaries;
import org.accession.patient.SourceContent;
import org.accession.patient.SourceFile;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Takes files on: keeps them as they came, and starts the job that takes their records in. */
@ApplicationScoped
public class Intake {

    private static final int KEEP_SECONDS = 3600;
    private static final int BUFFER = 1 << 16;
    private static final String DISK_FULL = "53100";

    private final SourceContent contents;
    private final Jobs jobs;
    private final IntakeLimits limits;
    private final RegistryDictionaries dictionaries;

    Intake(SourceContent contents, Jobs jobs, IntakeLimits limits, RegistryDictionaries dictionaries) {
        this.dictionaries = dictionaries;
        this.contents = contents;
        this.jobs = jobs;
        this.limits = limits;
    }

    /**
     * Takes a file of records on, whole or not at all.
     *
     * @param name its name as the sender has it
     * @return what stands for the import in an address
     * @throws UnreadableFile if it is no NAACCR XML, or is being imported already; nothing of it was kept
     */
    UUID acceptRecords(Path file, String name, ImportChoices choices, Scope scope) throws IOException, UnreadableFile {
        return acceptRecords(file, contentHash(file), name, choices, scope);
    }

    private UUID acceptRecords(Path file, byte[] sha256, String name, ImportChoices choices, Scope scope)
            throws IOException, UnreadableFile {
        Root root = root(file);
        if (choices.facilityId() == null && scope.facilityIds() != null) {
            throw new UnreadableFile("Choose the facility of the records that name none.");
        }
        return inTransaction(scope, () -> {
            SourceFile source = keep(UncompressedFile.open(file, limits.largestFile()), name, Files.size(file), sha256,
                    Optional.of(root), choices.facilityId());
            return start(source, choices, null, scope);
        });
    }

    /**
     * Takes a file of records on, or up again where an import of this very file has not come to its end: that one goes on
     * behind the last record that it stored.
     *
     * @see #acceptRecords
     */
    UUID takeUpRecords(Path file, String name, ImportChoices choices, Scope scope)
            throws IOException, UnreadableFile {
        byte[] sha256 = contentHash(file);
        Optional<UUID> stopped = scope.call(() -> QuarkusTransaction.requiringNew().call(() -> goOn(sha256, choices)));
        return stopped.isPresent() ? stopped.get() : acceptRecords(file, sha256, name, choices, scope);
    }

    private Optional<UUID> goOn(byte[] sha256, ImportChoices choices) {
        Optional<FileImport> unfinished = FileImport
                .<FileImport>find("sourceFile.sha256 = ?1 order by id desc", sha256).firstResultOptional()
                .filter(newest -> newest.job.state != Job.State.DONE && !newest.isCaseList()
                        && choices.equals(newest.choices()));
        unfinished.ifPresent(taken -> jobs.goOn(taken.job));
        return unfinished.map(taken -> taken.publicId);
    }

    /**
     * Keeps a list of cases, whole or not at all; nothing is taken from it before {@link #startList}.
     *
     * @return what stands for the file in an address
     * @throws UnreadableFile if it is no list, or is being imported already; nothing of it was kept
     */
    UUID acceptList(Path file, String name, long facilityId, Scope scope) throws IOException, UnreadableFile {
        try (InputStream in = UncompressedFile.open(file, limits.largestFile())) {
            CaseList.read(in);
        } catch (UncompressedFile.Damaged damaged) {
            throw new UnreadableFile(damaged.getMessage(), damaged);
        }
        byte[] sha256 = contentHash(file);
        return inTransaction(scope,
                () -> keep(UncompressedFile.open(file, limits.largestFile()), name, Files.size(file),
                        sha256, Optional.empty(), facilityId).publicId);
    }

    /**
     * Takes in one case to abstract: a list of one line, kept like any other.
     *
     * @param fields what was entered, without problems
     */
    UUID acceptEntry(Map<CaseListField, String> fields, Facility facility, Scope scope)
            throws IOException, UnreadableFile {
        StringWriter list = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(list);
        csv.writeRecord(fields.keySet().stream().map(CaseListField::label).toList());
        csv.writeRecord(fields.values());
        csv.flush();
        byte[] content = list.toString().getBytes(StandardCharsets.UTF_8);
        Map<CaseListField, String> columns = new EnumMap<>(CaseListField.class);
        fields.keySet().forEach(field -> columns.put(field, field.label()));
        return inTransaction(scope, () -> {
            SourceFile source = keep(new ByteArrayInputStream(content), "Entered in the form", content.length,
                    RecordHash.sha256().digest(content), Optional.empty(), facility.id);
            return start(source, ImportChoices.records(facility.id), new CaseListMapping(columns), scope);
        });
    }

    /** Takes a kept list of cases in, and remembers its layout for the facility. Within the caller's transaction. */
    UUID startList(SourceFile list, CaseListMapping mapping, Scope scope) {
        CaseListLayout.remember(list.facility, mapping);
        return start(list, ImportChoices.records(list.facility.id), mapping, scope);
    }

    private Root root(Path file) throws IOException, UnreadableFile {
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(Files.newInputStream(file), dictionaries.current(),
                ReaderOptions.standard())) {
            return reader.root();
        } catch (StructuralFault fault) {
            throw new UnreadableFile(fault.getMessage(), fault);
        }
    }

    /** One hash for a file and its compressed twin. */
    private byte[] contentHash(Path file) throws IOException, UnreadableFile {
        MessageDigest digest = RecordHash.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = UncompressedFile.open(file, limits.largestFile())) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (UncompressedFile.Damaged damaged) {
            throw new UnreadableFile(damaged.getMessage(), damaged);
        }
        return digest.digest();
    }

    private SourceFile keep(InputStream content, String name, long size, byte[] sha256, Optional<Root> root,
            Long facilityId) throws IOException, UnreadableFile {
        refuseTwiceAtOnce(sha256);
        SourceFile source = new SourceFile();
        source.name = name;
        source.size = size;
        source.sha256 = sha256;
        source.facility = facilityId == null ? null : Facility.findById(facilityId);
        root.ifPresent(known -> {
            source.naaccrVersion = known.version().code();
            source.recordType = known.recordType().name();
            source.timeGenerated = known.generatedAt().map(OffsetDateTime::toInstant).orElse(null);
        });
        source.persistAndFlush();
        try (InputStream bytes = content) {
            contents.keep(source, bytes);
        }
        return source;
    }

    private UUID start(SourceFile source, ImportChoices choices, CaseListMapping mapping, Scope scope) {
        FileImport taken = new FileImport();
        taken.sourceFile = source;
        taken.facility = source.facility;
        taken.addFacilities = choices.addFacilities();
        taken.absentMeansCleared = choices.absentMeansCleared();
        taken.mapping = mapping;
        taken.job = jobs.start(ImportJob.NAME, source.name, scope);
        taken.persistAndFlush();
        return taken.publicId;
    }

    /** The lock makes the second of two askers wait until the first one's import can be seen. */
    private static void refuseTwiceAtOnce(byte[] sha256) throws UnreadableFile {
        FileImport.getEntityManager().createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:content)")
                .setParameter("content", ByteBuffer.wrap(sha256).getLong()).getSingleResult();
        Optional<FileImport> running = FileImport.find("sourceFile.sha256 = ?1 and job.state in ?2", sha256,
                List.of(Job.State.WAITING, Job.State.RUNNING)).firstResultOptional();
        if (running.isPresent()) {
            throw new UnreadableFile("This file is being imported already, under the name "
                    + running.get().sourceFile.name + ". Wait until that is done.");
        }
    }

    private static UUID inTransaction(Scope scope, Callable<UUID> work) throws IOException, UnreadableFile {
        AtomicReference<UUID> id = new AtomicReference<>();
        try {
            scope.run(() -> id.set(QuarkusTransaction.requiringNew().timeout(KEEP_SECONDS).call(work)));
        } catch (RuntimeException e) {
            if (isDiskFull(e)) {
                throw new UnreadableFile("There is no room for it: the database's disk is full. Nothing of it was kept;"
                        + " make room, then try again.", e);
            }
            if (e.getCause() instanceof UnreadableFile refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof UncompressedFile.Damaged damaged) {
                throw new UnreadableFile(damaged.getMessage(), damaged);
            }
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        }
        return id.get();
    }

    private static boolean isDiskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
