package org.accession.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.Scope;
import org.accession.keys.Keyring;

/** Keeps source files to the byte, uncompressed for whoever reads them, in encrypted chunks. */
@ApplicationScoped
class SourceBytes {

    static final int CHUNK = 1 << 20;

    private static final String INSERT = "INSERT INTO source_file_chunk (source_file_id, number, sealed) VALUES (?, ?, ?)";
    private static final String SELECT = "SELECT sealed FROM source_file_chunk WHERE source_file_id = ? AND number = ?";

    private final DataSource database;
    private final Keyring keys;

    SourceBytes(DataSource database, Keyring keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * Keeps the bytes; within the caller's transaction.
     *
     * @return how many there were
     */
    long keep(long sourceFileId, InputStream bytes) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            byte[] chunk = new byte[CHUNK];
            long length = 0;
            for (int count = bytes.readNBytes(chunk, 0, CHUNK); count > 0; count = bytes.readNBytes(chunk, 0, CHUNK)) {
                insert.setLong(1, sourceFileId);
                insert.setInt(2, (int) (length / CHUNK));
                insert.setBytes(3, keys.encrypt(deflated(deflater, chunk, count)));
                insert.executeUpdate();
                length += count;
            }
            return length;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        } finally {
            deflater.end();
        }
    }

    /** The bytes of a file of that length, fetched while they are read, by whatever thread does so. */
    InputStream open(long sourceFileId, long length, Scope scope) {
        return new ChunkedStream(length, CHUNK, number -> {
            AtomicReference<byte[]> chunk = new AtomicReference<>();
            scope.run(() -> chunk.set(chunk(sourceFileId, number)));
            return chunk.get();
        });
    }

    private byte[] chunk(long sourceFileId, int number) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, sourceFileId);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("Source file " + sourceFileId + " has no chunk " + number);
                }
                return inflated(keys.decrypt(row.getBytes(1)));
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private static byte[] deflated(Deflater deflater, byte[] chunk, int count) {
        deflater.reset();
        deflater.setInput(chunk, 0, count);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(count / 4 + 64);
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        return out.toByteArray();
    }

    private static byte[] inflated(byte[] deflated) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] chunk = new byte[CHUNK];
            return Arrays.copyOf(chunk, inflater.inflate(chunk));
        } catch (DataFormatException e) {
            throw new IllegalStateException("A chunk of a source file is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
