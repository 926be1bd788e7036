package org.accession.backup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.accession.keys.Keyring;
import org.accession.keys.UnreadableValueException;

/** Reads what {@link SealedOutput} wrote; anything else, and anything altered or cut short, is a {@link UnusableBackup}. */
final class SealedInput extends InputStream {

    /** What encryption adds to a block at most, and more. */
    private static final int OVERHEAD = 1024;

    private final DataInputStream in;
    private final Keyring keys;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long number;
    private boolean last;

    SealedInput(InputStream in, Keyring keys) throws IOException {
        this.in = new DataInputStream(in);
        this.keys = keys;
        if (!Arrays.equals(in.readNBytes(SealedOutput.HEADER.length), SealedOutput.HEADER)) {
            throw new UnusableBackup("This is not a backup of Accession.");
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? block.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int part = Math.min(length, block.remaining());
        block.get(bytes, offset, part);
        return part;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Whether there is something to read. */
    private boolean fill() throws IOException {
        while (!block.hasRemaining()) {
            if (last) {
                return false;
            }
            next();
        }
        return true;
    }

    private void next() throws IOException {
        try {
            int length = in.readInt();
            if (length < 0 || length > SealedOutput.PREFIX + SealedOutput.BLOCK + OVERHEAD) {
                throw damaged(null);
            }
            byte[] sealed = in.readNBytes(length);
            if (sealed.length < length) {
                throw new EOFException();
            }
            block = ByteBuffer.wrap(keys.decrypt(sealed));
        } catch (EOFException e) {
            throw new UnusableBackup("The backup ends too early: it was not written to its end, or was cut off.", e);
        } catch (UnreadableValueException e) {
            throw new UnusableBackup(e.getMessage()
                    + ". Either the backup was altered, or its key is not in the key file: copy the key file of the registry"
                    + " that it was made of.", e);
        }
        last = block.get() == SealedOutput.LAST;
        if (block.getLong() != number++) {
            throw damaged(null);
        }
    }

    private static UnusableBackup damaged(Throwable cause) {
        return new UnusableBackup("The backup is damaged: its blocks are not in their order.", cause);
    }
}
