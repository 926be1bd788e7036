package org.accession.cli;

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
 */
final class OutputFile {

    /** What writes the file. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    static void write(String name, Writing writing) throws IOException {
        if (name.equals("-")) {
            writing.to(System.out);
            return;
        }
        Path target = Path.of(name).toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new UnusableFile(name, "this is a folder.");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new UnusableFile(name, "there is no folder " + target.getParent() + ".");
        }
        Path unfinished = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".unfinished");
        try {
            OutputStream plain = Files.newOutputStream(unfinished);
            writing.to(name.endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain);
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
