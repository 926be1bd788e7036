package org.accession.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder that holds everything a registry on its embedded database consists of. The keys lie apart from the
 * database, so that a backup of one does not open the other.
 */
public record DataFolder(Path path) {

    public static final String PROPERTY = "accession.data";

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The configured folder, else {@code data} in the working directory. */
    public static DataFolder of(Optional<String> configured) {
        return new DataFolder(Path.of(configured.orElse("data")));
    }

    /** Makes the folder where it is missing, readable by its owner alone. */
    public DataFolder create() {
        try {
            OwnerOnly.createFolders(path);
            OwnerOnly.createFolders(passwords());
            OwnerOnly.createFolders(keys());
        } catch (FileSystemException e) {
            throw notWritable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.isWritable(path)) {
            throw notWritable(new AccessDeniedException(path.toString()));
        }
        return this;
    }

    public Path database() {
        return path.resolve("database");
    }

    public Path programs() {
        return path.resolve("programs");
    }

    public Path passwords() {
        return path.resolve("passwords");
    }

    public Path keys() {
        return path.resolve("keys");
    }

    /** Claims the folder for this process until it ends; empty while another process holds it. */
    Optional<FileLock> claim() {
        try {
            FileChannel channel = FileChannel.open(path.resolve("in-use"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            throw notWritable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StartRefused notWritable(FileSystemException cause) {
        return new StartRefused("The data folder " + path + " cannot be written by user "
                + System.getProperty("user.name") + ". Name another one with ACCESSION_DATA or -D" + PROPERTY + ".",
                cause);
    }
}
