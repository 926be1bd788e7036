package org.accession.patient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import javax.sql.DataSource;

import org.accession.identity.Scope;
import org.accession.keys.Keyring;

/**
 * Files to the byte in a table of chunks: a megabyte each, deflated, then encrypted. The table has a column for the file's
 * id, and {@code number} and {@code sealed}.
 */
public final class SealedChunks {

    private static final int CHUNK = 1 << 20;
    /** So many chunks are deflated and encrypted beside the one that is being filled. */
    private static final int AHEAD = 2;

    private final DataSource database;
    private final Keyring keys;
    private final String insert;
    private final String select;

    public SealedChunks(DataSource database, Keyring keys, String table, String fileColumn) {
        this.database = database;
        this.keys = keys;
        insert = "INSERT INTO " + table + " (" + fileColumn + ", number, sealed) VALUES (?, ?, ?)";
        select = "SELECT sealed FROM " + table + " WHERE " + fileColumn + " = ? AND number = ?";
    }

    /** Keeps what is written until it is closed; within the caller's transaction. */
    public OutputStream keep(long fileId) {
        return new Keeping(fileId);
    }

    /** The bytes of a file of that length, fetched in the scope while they are read, by whatever thread does so. */
    public InputStream open(long fileId, long length, Scope scope) {
        return new ChunkedStream(length, CHUNK, number -> {
            AtomicReference<byte[]> chunk = new AtomicReference<>();
            scope.run(() -> chunk.set(chunk(fileId, number)));
            return chunk.get();
        });
    }

    private byte[] chunk(long fileId, int number) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, fileId);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("File " + fileId + " has no chunk " + number);
                }
                return inflated(keys.decrypt(row.getBytes(1)));
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private void insert(long fileId, int number, byte[] sealed) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, fileId);
            statement.setInt(2, number);
            statement.setBytes(3, sealed);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static byte[] deflated(byte[] chunk) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(chunk);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(chunk.length / 4 + 64);
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] deflated) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] chunk = new byte[CHUNK];
            return Arrays.copyOf(chunk, inflater.inflate(chunk));
        } catch (DataFormatException e) {
            throw new IllegalStateException("A chunk of a file is damaged", e);
        } finally {
            inflater.end();
        }
    }

    /** Cuts what is written into chunks; other threads deflate and encrypt them, this one stores them. */
    private final class Keeping extends OutputStream {
        private final long fileId;
        private final byte[] chunk = new byte[CHUNK];
        private final Queue<CompletableFuture<byte[]>> sealing = new ArrayDeque<>();
        private int count;
        private int number;

        Keeping(long fileId) {
            this.fileId = fileId;
        }

        @Override
        public void write(int one) {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            while (from < offset + length) {
                int part = Math.min(CHUNK - count, offset + length - from);
                System.arraycopy(bytes, from, chunk, count, part);
                count += part;
                from += part;
                if (count == CHUNK) {
                    store();
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (count > 0) {
                store();
            }
            insertUntil(0);
        }

        private void store() {
            byte[] whole = Arrays.copyOf(chunk, count);
            sealing.add(CompletableFuture.supplyAsync(() -> keys.encrypt(deflated(whole))));
            count = 0;
            insertUntil(AHEAD);
        }

        private void insertUntil(int left) {
            while (sealing.size() > left) {
                insert(fileId, number++, sealing.remove().join());
            }
        }
    }
}
