package org.accession.keys;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A keyring as a properties file: {@code key.<id>} with a secret in Base64 for each key, {@code current} and
 * {@code matching} with the id of the key that encrypts and of the one that hashes, and
 * {@code made.<id>} with the day on which a key was made. It is kept apart from the backup.
 */
public final class KeyFile {

    private static final String KEY = "key.";
    private static final String MADE = "made.";

    /** What tells a file that has grown: clocks of file systems tick seldom enough for two keys at one time. */
    private record Stamp(FileTime written, long size) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size());
        }
    }

    private KeyFile() {}

    /** The keyring in the file; where there is no file, a new one with one key is written that only its owner may read. */
    public static Keyring readOrCreate(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        return read(file);
    }

    private static Keyring read(Path file) throws IOException {
        Stamp written = Stamp.of(file);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return keyring(properties, file.toString(), () -> readIfNewer(file, written));
    }

    /** A file that is gone or is being mended by hand is as if it had not changed. */
    private static Optional<Keyring> readIfNewer(Path file, Stamp written) {
        try {
            return Stamp.of(file).equals(written) ? Optional.empty() : Optional.of(read(file));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The keyring that the properties describe.
     *
     * @param origin where they come from, for the message
     * @throws IllegalArgumentException if they describe none
     */
    public static Keyring keyring(Properties properties, String origin) {
        return keyring(properties, origin, Optional::empty);
    }

    private static Keyring keyring(Properties properties, String origin, Supplier<Optional<Keyring>> grown) {
        try {
            Map<Integer, byte[]> secrets = new TreeMap<>();
            Map<Integer, LocalDate> made = new TreeMap<>();
            for (String name : properties.stringPropertyNames()) {
                if (name.startsWith(KEY)) {
                    secrets.put(Integer.valueOf(name.substring(KEY.length())),
                            Base64.getDecoder().decode(properties.getProperty(name).strip()));
                } else if (name.startsWith(MADE)) {
                    made.put(Integer.valueOf(name.substring(MADE.length())),
                            LocalDate.parse(properties.getProperty(name).strip()));
                }
            }
            return new Keyring(secrets, made, id(properties, "current"), id(properties, "matching"), grown);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("The keys in " + origin + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static int id(Properties properties, String name) {
        String id = properties.getProperty(name);
        if (id == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return Integer.parseInt(id.strip());
    }

    /** Writes a new key into the file, which becomes the current one; answers its id. */
    public static int add(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int id = 1 + lines.stream().filter(line -> line.startsWith(KEY))
                .mapToInt(line -> Integer.parseInt(line.substring(KEY.length(), line.indexOf('=')).strip())).max()
                .orElseThrow();
        List<String> grown = new ArrayList<>();
        for (String line : lines) {
            grown.add(line.startsWith("current") ? "current=" + id : line);
        }
        grown.add(line(id));
        write(file, String.join("\n", grown) + "\n");
        return id;
    }

    private static String line(int id) {
        return MADE + id + "=" + LocalDate.now() + "\n" + KEY + id + "="
                + Base64.getEncoder().encodeToString(Keyring.newSecret());
    }

    private static void create(Path file) throws IOException {
        write(file, "current=1\nmatching=1\n" + line(1) + "\n");
    }

    private static void write(Path file, String content) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly());
        Files.writeString(draft, content, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
