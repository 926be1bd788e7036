package org.accession.cli;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that names its file in whatever goes wrong: "No space left on device" alone does not say on which. */
final class NamedStream extends OutputStream {

    private interface Attempt {
        void run() throws IOException;
    }

    private final String name;
    private final OutputStream out;

    NamedStream(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        attempt(() -> out.write(octet));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        attempt(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    @Override
    public void close() throws IOException {
        attempt(out::close);
    }

    private void attempt(Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (IOException failure) {
            throw new UnusableFile(name, "this could not be written: " + failure.getMessage() + ".");
        }
    }
}
