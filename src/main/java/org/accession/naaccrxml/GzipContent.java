package org.accession.naaccrxml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of a gzip file (RFC 1952): of all its members, one behind the other. The JDK's own stream ends where anything
 * but a member follows, and says nothing of what it leaves unread; here that is a fault, unless it is zeros, which fill up
 * blocks. Not for use by several threads.
 */
public final class GzipContent extends InputStream {

    /** Behind the end of the compressed content stands something else. */
    public static final class Appended extends ZipException {

        private static final long serialVersionUID = 1;

        Appended() {
            super("Behind the end of the compressed content stands something else.");
        }
    }

    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;
    private static final int DEFLATE = 8;
    private static final int CHECK = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    /** Time, extra flags, system. */
    private static final int OF_NO_USE = 6;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private int at;
    private int limit;
    private boolean ended;

    /**
     * Reads the first header.
     *
     * @throws ZipException if it is none
     * @throws EOFException if the file ends in it
     */
    public GzipContent(InputStream in) throws IOException {
        this.in = in;
        if (next() != FIRST) {
            throw new Appended();
        }
        header();
    }

    /** Whether a file that begins with these bytes is a gzip file. */
    public static boolean begins(int first, int second) {
        return first == FIRST && second == SECOND;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ZipException if the file is damaged; {@link Appended} if it has ended and goes on
     * @throws EOFException if it ends too early
     */
    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        while (!ended) {
            int length = inflate(to, from, most);
            if (length > 0 || most == 0) {
                sum.update(to, from, length);
                return length;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                feed();
            }
        }
        return -1;
    }

    private int inflate(byte[] to, int from, int most) throws ZipException {
        try {
            return inflater.inflate(to, from, most);
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private void feed() throws IOException {
        if (inflater.needsDictionary()) {
            throw new ZipException("It needs a dictionary.");
        }
        if (at == limit && !fill()) {
            throw new EOFException();
        }
        inflater.setInput(buffer, at, limit - at);
        at = limit;
    }

    /** Compares content and size with what the member says of them, and goes to the next one if there is one. */
    private void endMember() throws IOException {
        at = limit - inflater.getRemaining();
        long saidSum = number();
        long saidSize = number();
        if (saidSum != sum.getValue() || saidSize != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("Its sum or its size is another one.");
        }
        while (at < limit || fill()) {
            int octet = next();
            if (octet == FIRST) {
                sum.reset();
                inflater.reset();
                header();
                return;
            }
            if (octet != 0) {
                throw new Appended();
            }
        }
        ended = true;
    }

    /** Passes what stands behind the first byte of a header. */
    private void header() throws IOException {
        if (next() != SECOND || next() != DEFLATE) {
            throw new Appended();
        }
        int flags = next();
        skip(OF_NO_USE);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << Byte.SIZE);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (next() != 0) {
                // a name or a comment
            }
        }
        skip((flags & CHECK) == 0 ? 0 : 2);
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private long number() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (at == limit && !fill()) {
            throw new EOFException();
        }
        return buffer[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
