package org.accession.patient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.DictionaryFault;
import org.accession.dictionary.DictionaryFile;
import org.accession.dictionary.DictionaryFile.Definition;

import io.quarkus.runtime.StartupEvent;

/**
 * The dictionaries of the registry: those that Accession ships, and those that were installed. They are in memory and
 * looked after in the database each time they are asked for, so that what one instance installs or takes out of use holds
 * in all of them. An ordinal stays that of its item, and what was stored can be read, whatever becomes of the dictionary.
 */
@ApplicationScoped
public class RegistryDictionaries {

    private static final String ALL = "SELECT id, uri, file_name, content, removed FROM dictionary_file ORDER BY id";

    /** An installed file and the number of its row. */
    private record Installed(long id, DictionaryFile file) {}

    /**
     * @param newest the number of the newest row
     * @param unusable why a file is not in use though nobody has taken it out of use, by the number of its row
     */
    private record Loaded(long newest, List<Installed> installed, Dictionaries dictionaries,
            Map<Long, String> unusable) {}

    private final DataSource database;
    private volatile Loaded loaded = new Loaded(0, List.of(), Dictionaries.standard(),
            Map.of());

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
        return newest().dictionaries();
    }

    /** Why an installed dictionary is not in use, by the number of its row: it clashes with one that Accession ships. */
    Map<Long, String> unusable() {
        return newest().unusable();
    }

    /**
     * What an installed dictionary adds to the others.
     *
     * @param items the XML ids of items that no other dictionary has
     * @param missed why others cannot be used without it; empty if they can
     */
    record Share(Set<String> items, List<String> missed) {}

    /** What would be gone without the dictionary of the row. */
    Share shareOf(long id) {
        Loaded now = newest();
        Installed one = now.installed().stream().filter(each -> each.id() == id).findFirst().orElseThrow();
        Loaded others = usable(now.newest(), Dictionaries.standard().withPlacesOf(now.dictionaries()),
                now.installed().stream().filter(each -> each.id() != id).toList());
        Set<String> items = one.file().definitions().stream().map(Definition::id)
                .filter(item -> others.dictionaries().newest(item).isEmpty()).collect(Collectors.toSet());
        return new Share(items, others.unusable().entrySet().stream()
                .filter(each -> !now.unusable().containsKey(each.getKey())).map(Map.Entry::getValue).toList());
    }

    private Loaded newest() {
        // In plain JDBC: it may be asked while Hibernate reads a row.
        try (Connection connection = database.getConnection()) {
            return isNewest(connection) ? loaded : load(connection);
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

    private synchronized Loaded load(Connection connection) throws SQLException {
        Dictionaries known = Dictionaries.standard().withPlacesOf(loaded.dictionaries());
        Map<String, Installed> byUri = new LinkedHashMap<>();
        long newest = 0;
        try (PreparedStatement query = connection.prepareStatement(ALL); ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                newest = rows.getLong(1);
                byUri.remove(rows.getString(2));
                if (!rows.getBoolean(5)) {
                    DictionaryFile file = DictionaryFile.read(new ByteArrayInputStream(rows.getBytes(4)),
                            rows.getString(3));
                    byUri.put(rows.getString(2), new Installed(newest, file));
                    known = known.withPlacesFor(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loaded = usable(newest, known, List.copyOf(byUri.values()));
        ItemJson.use(loaded.dictionaries(), this::current);
        return loaded;
    }

    /** All of them where they fit; else one after the other, base dictionaries first, and without those that do not. */
    private static Loaded usable(long newest, Dictionaries known, List<Installed> installed) {
        DictionaryFile[] all = installed.stream().map(Installed::file).toArray(DictionaryFile[]::new);
        if (known.check(all).isEmpty()) {
            return new Loaded(newest, installed, known.with(all), Map.of());
        }
        Map<Long, String> unusable = new HashMap<>();
        Dictionaries fitting = known;
        List<Installed> baseFirst = new ArrayList<>(installed);
        baseFirst.sort(Comparator.comparing(one -> !one.file().isBase()));
        for (Installed one : baseFirst) {
            List<DictionaryFault> faults = fitting.check(one.file());
            if (faults.isEmpty()) {
                fitting = fitting.with(one.file());
            } else {
                unusable.put(one.id(), faults.get(0).message()
                        + (faults.size() == 1 ? "" : " And " + (faults.size() - 1) + " more."));
            }
        }
        return new Loaded(newest, installed, fitting, unusable);
    }
}
