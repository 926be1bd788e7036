package org.accession.intake;

import java.io.InputStream;
import java.util.function.IntFunction;

/** A long text as one stream, fetched chunk by chunk when it is needed. */
final class ChunkedStream extends InputStream {

    private final long length;
    private final int chunkLength;
    private final IntFunction<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private long at;
    private int inChunk;

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
        int count = Math.min(most, chunk.length - inChunk);
        System.arraycopy(chunk, advance(count), target, offset, count);
        return count;
    }

    private boolean fill() {
        if (at >= length) {
            return false;
        }
        if (inChunk >= chunk.length) {
            chunk = chunks.apply((int) (at / chunkLength));
            inChunk = (int) (at % chunkLength);
        }
        return true;
    }

    private int advance(int count) {
        int from = inChunk;
        inChunk += count;
        at += count;
        return from;
    }
}
