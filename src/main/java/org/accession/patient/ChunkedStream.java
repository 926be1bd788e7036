package org.accession.patient;

import java.io.InputStream;
import java.util.function.IntFunction;

/** A long text as one stream, fetched chunk by chunk when it is needed. */
final class ChunkedStream extends InputStream {

    private final long length;
    private final int chunkLength;
    private final IntFunction<byte[]> chunks;
    private byte[] chunk;
    private int held = -1;
    private long at;

    ChunkedStream(long length, int chunkLength, IntFunction<byte[]> chunks) {
        this.length = length;
        this.chunkLength = chunkLength;
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return fill() ? chunk[advance(1)] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int most) {
        if (most == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(most, chunk.length - inChunk());
        System.arraycopy(chunk, advance(count), target, offset, count);
        return count;
    }

    /** Chunks that are passed over are not fetched. */
    @Override
    public long skip(long most) {
        long count = Math.max(0, Math.min(most, length - at));
        at += count;
        return count;
    }

    private boolean fill() {
        if (at >= length) {
            return false;
        }
        int needed = (int) (at / chunkLength);
        if (needed != held) {
            chunk = chunks.apply(needed);
            held = needed;
        }
        return true;
    }

    private int advance(int count) {
        int from = inChunk();
        at += count;
        return from;
    }

    private int inChunk() {
        return (int) (at % chunkLength);
    }
}
