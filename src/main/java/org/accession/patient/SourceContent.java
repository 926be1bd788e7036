package org.accession.patient;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.Scope;
import org.accession.keys.Keyring;

/** What stands in the files that arrived, uncompressed, to the byte. */
@ApplicationScoped
public class SourceContent {

    private final SealedChunks chunks;

    SourceContent(DataSource database, Keyring keys) {
        chunks = new SealedChunks(database, keys, "source_file_chunk", "source_file_id");
    }

    /** Keeps the content of a file, and notes its length; within the caller's transaction. */
    public void keep(SourceFile file, InputStream content) throws IOException {
        try (OutputStream kept = chunks.keep(file.id)) {
            file.length = content.transferTo(kept);
        }
    }

    /** The content, as far as the scope sees the file. */
    public InputStream open(long sourceFileId, long length, Scope scope) {
        return chunks.open(sourceFileId, length, scope);
    }
}
