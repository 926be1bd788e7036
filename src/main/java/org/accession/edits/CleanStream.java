package org.accession.edits;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Puts blanks in the place of control characters, which XML does not allow and published edits contain. */
final class CleanStream extends FilterInputStream {

    CleanStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        return read >= 0 && isForbidden((byte) read) ? ' ' : read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        for (int i = from; i < from + read; i++) {
            if (isForbidden(bytes[i])) {
                bytes[i] = ' ';
            }
        }
        return read;
    }

    private static boolean isForbidden(byte b) {
        return b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r';
    }
}
