package org.accession.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

import org.accession.naaccrxml.GzipContent;

/** A file without its compression, if it has one. */
final class UncompressedFile extends InputStream {

    /** What is wrong with the file, for the person who sent it. */
    static final class Damaged extends IOException {

        Damaged(String sentence) {
            super(sentence);
        }
    }

    /** Records of cases unfold to some thirty times what they were; a file of hardly anything else unfolds to a thousand. */
    private static final int MOST_TIMES = 200;
    /** A small file may be all alike. */
    private static final long SMALL = 16 << 20;

    private final InputStream in;
    private final long most;
    private final long likely;
    private long count;

    private UncompressedFile(InputStream in, long most, long likely) {
        this.in = in;
        this.most = most;
        this.likely = likely;
    }

    /**
     * Opens a file.
     *
     * @param most the bytes that it may unfold to
     */
    static UncompressedFile open(Path file, long most) throws IOException {
        return isGzip(file)
                ? new UncompressedFile(unfolding(file), most, Math.max(SMALL, Files.size(file) * MOST_TIMES))
                : new UncompressedFile(Files.newInputStream(file), most, Long.MAX_VALUE);
    }

    /** Reads the header at once: the file may end in it. */
    private static InputStream unfolding(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new GzipContent(in);
        } catch (EOFException | ZipException e) {
            in.close();
            throw damaged(e, 0);
        }
    }

    private static Damaged damaged(IOException failure, long count) {
        return new Damaged(failure instanceof GzipContent.Appended
                ? failure.getMessage()
                : "The compressed file is damaged or ends too early, after %,d bytes of its content."
                        .formatted(count));
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return GzipContent.begins(in.read(), in.read());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(target, offset, length);
        } catch (EOFException | ZipException e) {
            throw damaged(e, count);
        }
        count += Math.max(0, read);
        if (count > most) {
            throw new Damaged("The file holds more than %,d bytes, which is the most that one may hold."
                    .formatted(most));
        }
        if (count > likely) {
            throw new Damaged("The file unfolds to more than %d times of what was sent. Send it uncompressed."
                    .formatted(MOST_TIMES));
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
