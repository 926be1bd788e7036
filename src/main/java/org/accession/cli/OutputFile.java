package org.accession.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * A file to write, by its name on the command line: compressed if the name ends with {@code .gz}, standard output if it is
 * {@code -}. The file appears under its name once it is whole; until then, and if it never is, what was there stays.
 * A pipe or device is not replaced but written into. A file is its owner's alone, whatever the umask and whatever was
 * there: it holds patients.
 */
final class OutputFile {

    /** What writes the file. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    static void write(String name, Writing writing) throws IOException {
        if (name.equals("-")) {
            // System.out would keep a full disk or a closed pipe to itself.
            writing.to(new NamedStream("standard output", new FileOutputStream(FileDescriptor.out)));
            return;
        }
        Path target = place(name);
        if (Files.isDirectory(target)) {
            throw new UnusableFile(name, "this is a folder.");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writing.to(stream(name, target));
            return;
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new UnusableFile(name, "there is no folder " + target.getParent() + ".");
        }
        Path unfinished = unfinished(name, target);
        try {
            writing.to(stream(name, unfinished));
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A file of that kind is made for its owner alone. */
    private static Path unfinished(String name, Path target) throws IOException {
        try {
            return Files.createTempFile(target.getParent(), "." + target.getFileName(), ".unfinished");
        } catch (IOException failure) {
            throw new UnusableFile(name, "no file can be made in the folder " + target.getParent() + ".");
        }
    }

    /** What is to be written, behind links: a link stays one. */
    private static Path place(String name) throws IOException {
        Path path = InputFile.path(name).toAbsolutePath();
        return Files.exists(path) ? path.toRealPath() : path;
    }

    private static OutputStream stream(String name, Path file) throws IOException {
        OutputStream plain = new NamedStream(name, Files.newOutputStream(file));
        return name.endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
    }
}
