package org.accession.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import com.sun.security.auth.module.UnixSystem;

/**
 * PostgreSQL's own programs ({@code initdb}, {@code pg_ctl}, {@code postgres}), unpacked once per version from the
 * archive on the class path. They refuse to run as root, so there they run in a user namespace of their own.
 */
final class PostgresPrograms {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Path home;
    private final List<String> prefix;

    private PostgresPrograms(Path home, List<String> prefix) {
        this.home = home;
        this.prefix = prefix;
    }

    /** Unpacks the programs below {@code folder} unless they are there. */
    static PostgresPrograms in(Path folder) {
        String archive = archive();
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new StartRefused("This build holds no PostgreSQL for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + " (" + archive
                        + "). Build it on this kind of machine, or set quarkus.datasource.jdbc.url.");
            }
            byte[] bytes = packed.readAllBytes();
            Path home = folder.resolve("postgresql-" + fingerprint(bytes));
            if (!Files.isDirectory(home)) {
                unpack(bytes, home);
            }
            return new PostgresPrograms(home.toRealPath(), prefix());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked to " + folder, e);
        }
    }

    /** Runs a program to its end; what it printed is the message of the exception if it failed. */
    void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(WINDOWS ? program + ".exe" : program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }

    /** Whether the process runs one of these programs; one that has ended and was not reaped does not. */
    boolean areRunBy(ProcessHandle process) {
        return process.info().command().filter(command -> Path.of(command).startsWith(home.getParent())).isPresent();
    }

    /** Kills what runs these programs, and returns when nothing does. */
    void killAll() throws IOException {
        try {
            for (List<ProcessHandle> running = running(); !running.isEmpty(); running = running()) {
                running.forEach(ProcessHandle::destroyForcibly);
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while former servers end", e);
        }
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::areRunBy).toList();
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + family + "-" + machine + ".txz";
    }

    private static String fingerprint(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return Long.toHexString(crc.getValue());
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        Path draft = Files.createTempDirectory(Files.createDirectories(home.getParent()), "unpacking");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
        }
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        if (executable && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }

    private static List<String> prefix() throws IOException {
        if (WINDOWS || new UnixSystem().getUid() != 0) {
            return List.of();
        }
        try {
            if (new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException e) {
            throw runsAsRoot(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        throw runsAsRoot(null);
    }

    private static StartRefused runsAsRoot(IOException cause) {
        return new StartRefused("PostgreSQL does not run as root, and this machine allows no user namespace"
                + " (unshare -U). Start Accession as an ordinary user, or set quarkus.datasource.jdbc.url.", cause);
    }
}
