package org.accession.backup;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.accession.keys.Keyring;

/**
 * Encrypts what is written, a megabyte at a time. Each block carries its number and whether it is the last one, so that
 * none can be left out, exchanged or cut off without {@link SealedInput} noticing. The last block is written on
 * {@link #close()}; a stream that is never closed stays unreadable as a whole.
 */
final class SealedOutput extends OutputStream {

    static final byte[] HEADER = "accession-backup-1\n".getBytes(StandardCharsets.US_ASCII);
    static final int BLOCK = 1 << 20;
    static final byte MORE = 0;
    static final byte LAST = 1;

    private final DataOutputStream out;
    private final Keyring keys;
    private final ByteBuffer block = ByteBuffer.allocate(PREFIX + BLOCK);
    private long number;
    private boolean closed;

    /** Whether it is the last (1 byte) and its number (8 bytes), before the content of a block. */
    static final int PREFIX = 1 + Long.BYTES;

    SealedOutput(OutputStream out, Keyring keys) throws IOException {
        this.out = new DataOutputStream(out);
        this.keys = keys;
        this.out.write(HEADER);
        block.position(PREFIX);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        while (from < offset + length) {
            if (!block.hasRemaining()) {
                seal(MORE);
            }
            int part = Math.min(block.remaining(), offset + length - from);
            block.put(bytes, from, part);
            from += part;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            seal(LAST);
            out.close();
        }
    }

    private void seal(byte kind) throws IOException {
        block.put(0, kind).putLong(1, number++).flip();
        byte[] plain = new byte[block.remaining()];
        block.get(plain);
        byte[] sealed = keys.encrypt(plain);
        out.writeInt(sealed.length);
        out.write(sealed);
        block.clear().position(PREFIX);
    }
}
