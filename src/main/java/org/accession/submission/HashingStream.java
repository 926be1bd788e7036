package org.accession.submission;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts and hashes (SHA-256) what is written through it. */
final class HashingStream extends FilterOutputStream {

    private final MessageDigest digest;
    private long length;

    HashingStream(OutputStream out) {
        super(out);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every JDK", e);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
        digest.update(bytes, offset, count);
        length += count;
    }

    /** What has been written, in bytes. */
    long length() {
        return length;
    }

    /** The hash of all that was written; to be asked once. */
    byte[] sha256() {
        return digest.digest();
    }
}
