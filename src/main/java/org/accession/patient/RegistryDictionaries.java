package org.accession.patient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.DictionaryFile;

import io.quarkus.runtime.StartupEvent;

/**
 * The dictionaries of the registry: those that Accession ships, and those that were installed. They are in memory and
 * looked after in the database each time they are asked for, so that what one instance installs holds in all of them.
 * Within an instance they only grow: an ordinal stays that of its item.
 */
@ApplicationScoped
public class RegistryDictionaries {

    private static final String NEWER = "SELECT id, file_name, content FROM dictionary_file WHERE id > ? ORDER BY id";

    private record Loaded(long newest, Dictionaries dictionaries) {}

    private final DataSource database;
    private volatile Loaded loaded = new Loaded(0, Dictionaries.standard());

    RegistryDictionaries(DataSource database) {
        this.database = database;
    }

    /** Before anything reads a case. */
    void load(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        ItemJson.use(loaded.dictionaries(), this::current);
        current();
    }

    /** Those that hold now. */
    public Dictionaries current() {
        // In plain JDBC: it may be asked while Hibernate reads a row.
        try (Connection connection = database.getConnection()) {
            return isNewest(connection) ? loaded.dictionaries() : take(connection);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private boolean isNewest(Connection connection) throws SQLException {
        try (PreparedStatement query = connection
                .prepareStatement("SELECT coalesce(max(id), 0) FROM dictionary_file");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1) <= loaded.newest();
        }
    }

    private synchronized Dictionaries take(Connection connection) throws SQLException {
        List<DictionaryFile> files = new ArrayList<>();
        long newest = loaded.newest();
        try (PreparedStatement query = connection.prepareStatement(NEWER)) {
            query.setLong(1, newest);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    newest = rows.getLong(1);
                    files.add(DictionaryFile.read(new ByteArrayInputStream(rows.getBytes(3)), rows.getString(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!files.isEmpty()) {
            Dictionaries all = loaded.dictionaries().with(files.toArray(DictionaryFile[]::new));
            ItemJson.use(all, this::current);
            loaded = new Loaded(newest, all);
        }
        return loaded.dictionaries();
    }
}
