package org.accession.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server for one use, in a folder that only its owner can open and that is deleted with all its data on closing. */
public final class ScratchPostgres implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres server;

    private ScratchPostgres(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    public static ScratchPostgres start() throws IOException {
        Path folder = Files.createTempDirectory("accession-scratch");
        try {
            return new ScratchPostgres(folder, EmbeddedPostgres.start(new DataFolder(folder)));
        } catch (RuntimeException e) {
            FileTree.delete(folder);
            throw e;
        }
    }

    public DatabaseAccess access() {
        return server.access();
    }

    @Override
    public void close() throws IOException {
        server.close();
        FileTree.delete(folder);
    }
}
