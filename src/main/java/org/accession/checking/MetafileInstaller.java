package org.accession.checking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.MetafileFault;
import org.accession.edits.MetafileReader;

/** Installs a metafile, whole or not at all. An edit that does not compile is named, and the others run. */
@ApplicationScoped
class MetafileInstaller {

    /** The official metafiles have some 60 MB. */
    private static final long LARGEST = 256L << 20;
    private static final Pattern NAME = Pattern.compile("[\\w][\\w .()+-]{0,99}");
    private static final int LOCK = 0xED175;

    /** What became of a metafile. */
    sealed interface Installation {

        /** It can be chosen from now on. */
        record Installed(InstalledMetafile metafile) implements Installation {}

        /** Nothing was installed; the reason is a sentence. */
        record NotInstalled(String reason) implements Installation {}
    }

    private final Metafiles metafiles;

    MetafileInstaller(Metafiles metafiles) {
        this.metafiles = metafiles;
    }

    /**
     * Reads the file, compiles every edit, and installs it.
     *
     * @param fileName its name as whoever sends it has it
     * @param personId who installs it, or null for the registry itself
     */
    @Transactional
    Installation install(Path file, String fileName, Long personId) throws IOException {
        if (!NAME.matcher(fileName).matches()) {
            return refused("The name of the file may have letters, digits and simple signs only.");
        }
        if (Files.size(file) > LARGEST) {
            return refused("The file has more than " + (LARGEST >> 20) + " MB; no metafile is that large.");
        }
        CompiledMetafile compiled;
        try {
            compiled = CompiledMetafile.compile(MetafileReader.read(file, fileName, Dictionaries.standard()),
                    Dictionaries.standard());
        } catch (MetafileFault fault) {
            return refused(fault.getMessage());
        }
        if (compiled.edits().isEmpty()) {
            return refused(compiled.faults().isEmpty()
                    ? "There is no edit in it."
                    : "None of its edits compiles; the first is " + compiled.faults().get(0));
        }
        return install(compiled, file, fileName, personId);
    }

    private Installation install(CompiledMetafile compiled, Path file, String fileName, Long personId)
            throws IOException {
        String name = compiled.metafile().name();
        // Of two who install the same at once, the second sees what the first has done
        InstalledMetafile.getEntityManager().createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(" + LOCK + ")")
                .getSingleResult();
        if (metafiles.names().contains(name)) {
            return refused(name + " is there already. Findings name the metafile that made them, so one is never"
                    + " replaced.");
        }
        InstalledMetafile installed = new InstalledMetafile();
        installed.name = name;
        installed.version = String.valueOf(compiled.metafile().version().number());
        installed.fileName = fileName;
        pack(file, installed);
        installed.edits = compiled.metafile().edits().size();
        installed.setCount = compiled.metafile().sets().size();
        installed.tableCount = compiled.metafile().tables().size();
        installed.faults = compiled.faults();
        installed.installedBy = personId;
        installed.persistAndFlush();
        return new Installation.Installed(installed);
    }

    private static Installation refused(String reason) {
        return new Installation.NotInstalled(reason);
    }

    /** A metafile shrinks to a tenth, and is never whole in memory. */
    private static void pack(Path file, InstalledMetafile installed) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256);
                    OutputStream out = new GZIPOutputStream(packed)) {
                in.transferTo(out);
            }
            installed.content = packed.toByteArray();
            installed.sha256 = sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
