package org.accession.checking;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.dictionary.Dictionaries;
import org.accession.staging.AlgorithmVersion;
import org.accession.staging.AlgorithmZip;
import org.accession.staging.AlgorithmZip.Opened;
import org.accession.staging.AlgorithmZip.Refused;
import org.accession.staging.LicensedTable;

/** Installs the official zip of a staging algorithm, whole or not at all. */
@ApplicationScoped
class AlgorithmInstaller {

    /** The official zips have 2 MB. */
    private static final long LARGEST = 64L << 20;
    private static final int LOCK = 0x57A6E;

    /** What became of a zip. */
    sealed interface Installation {

        /** The algorithm can be chosen from now on. */
        record Installed(long id, AlgorithmVersion version) implements Installation {}

        /** Nothing was installed; each reason is a sentence. */
        record NotInstalled(List<String> reasons) implements Installation {}
    }

    private final StagingSetups setups;
    private final Clock clock;

    AlgorithmInstaller(StagingSetups setups, Clock clock) {
        this.setups = setups;
        this.clock = clock;
    }

    /**
     * Checks the zip and installs it.
     *
     * @param fileName its name as whoever sends it has it
     * @param personId who installs it, or null for the registry itself
     */
    @Transactional
    Installation install(Path zip, String fileName, Long personId) throws IOException {
        if (Files.size(zip) > LARGEST) {
            return refused("The file has more than " + (LARGEST >> 20) + " MB; no algorithm is that large.");
        }
        AlgorithmZip.Opening opening;
        try (InputStream stream = Files.newInputStream(zip)) {
            opening = AlgorithmZip.open(stream, clock);
        }
        return opening instanceof Opened opened
                ? install(opened, Files.readAllBytes(zip), fileName, personId)
                : new Installation.NotInstalled(((Refused) opening).reasons());
    }

    /**
     * Checks a table of licensed AJCC content, in the format of {@link LicensedTable}, and puts it in the place of the former.
     *
     * @return why it was not put in, a sentence each; nothing if it was
     */
    @Transactional
    List<String> installLicensed(Path csv, String fileName, Long personId) throws IOException {
        if (Files.size(csv) > LARGEST) {
            return List.of("The file has more than " + (LARGEST >> 20) + " MB.");
        }
        LicensedTable.Reading reading;
        try (InputStream stream = Files.newInputStream(csv)) {
            reading = LicensedTable.read(stream, Dictionaries.standard().working());
        }
        if (reading instanceof LicensedTable.Refused refused) {
            return refused.reasons();
        }
        LicensedTable.Read read = (LicensedTable.Read) reading;
        LicensedContent content = new LicensedContent();
        content.fileName = fileName;
        content.content = Files.readAllBytes(csv);
        content.codes = read.codes();
        content.groupCount = read.groups();
        content.installedBy = personId;
        content.persistAndFlush();
        return List.of();
    }

    private Installation install(Opened opened, byte[] content, String fileName, Long personId) {
        AlgorithmVersion version = opened.algorithm().version();
        // Of two who install the same at once, the second sees what the first has done
        InstalledAlgorithm.getEntityManager().createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(" + LOCK + ")")
                .getSingleResult();
        if (setups.current().algorithms().find(version).isPresent()) {
            return refused(
                    version + " is installed already. Stored results name the version that made them, so a version"
                            + " is never replaced.");
        }
        InstalledAlgorithm installed = new InstalledAlgorithm();
        installed.algorithm = version.id();
        installed.version = version.version();
        installed.fileName = fileName;
        installed.content = content;
        installed.sha256 = sha256(content);
        installed.schemas = opened.schemas();
        installed.tableCount = opened.tables();
        installed.installedBy = personId;
        installed.persistAndFlush();
        return new Installation.Installed(installed.id, version);
    }

    private static Installation refused(String reason) {
        return new Installation.NotInstalled(List.of(reason));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
