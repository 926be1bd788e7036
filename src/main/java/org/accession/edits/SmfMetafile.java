package org.accession.edits;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.NaaccrVersion;
import org.accession.rules.LookupTable;
import org.sqlite.SQLiteConfig;

/** Reads official metafiles, {@code .smf}: SQLite files with the source of each edit. */
final class SmfMetafile {

    private static final Pattern VERSION = Pattern.compile("(?i)v(\\d\\d)");
    private static final Pattern STRUCTURE = Pattern.compile("(?:[1-5]|5\\d)(?:\\.\\d+)*");
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_VALUE = 1_000;

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private final Connection metafile;
    private final Dictionaries dictionaries;
    private final Map<String, String> control = new HashMap<>();
    private final Map<Integer, String> agencies = new HashMap<>();
    private final Map<Integer, String> messageByKey = new HashMap<>();
    private final Map<Integer, String> messages = new HashMap<>();
    private final Map<Integer, Integer> itemByKey = new HashMap<>();
    private final Map<String, Integer> itemNames = new HashMap<>();
    private final Map<Integer, List<String>> itemsOfEdit = new HashMap<>();
    private final Map<Integer, String> tags = new HashMap<>();
    private final Map<String, String> once = new HashMap<>();

    private SmfMetafile(Connection metafile, Dictionaries dictionaries) {
        this.metafile = metafile;
        this.dictionaries = dictionaries;
    }

    static Metafile read(Path file, String name, Dictionaries dictionaries) throws MetafileFault {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
            return new SmfMetafile(connection, dictionaries).metafile(name);
        } catch (SQLException e) {
            throw new MetafileFault(name + " cannot be read as a metafile: " + e.getMessage(), e);
        }
    }

    private Metafile metafile(String name) throws SQLException, MetafileFault {
        rows("select ItemName, ItemValue from EE_Control", row -> control.put(text(row, 1), text(row, 2)));
        String structure = control.getOrDefault("MFStructureVersion", "");
        if (!STRUCTURE.matcher(structure).matches()) {
            throw new MetafileFault(name + " has the structure version \"" + structure + "\", which is not known.");
        }
        NaaccrVersion version = version(name);
        Dictionary dictionary = dictionaries.find(version)
                .orElseThrow(() -> new MetafileFault(name + " is for " + version
                        + ", of which there is no dictionary."));
        rows("select PKey, AdminCode from EE_Agencies", row -> agencies.put(row.getInt(1), text(row, 2)));
        rows("select PKey, MessageNumber, substr(Message, 1, " + LONGEST_TEXT + ") from EE_Messages", row -> {
            messageByKey.put(row.getInt(1), text(row, 3));
            messages.put(row.getInt(2), text(row, 3));
        });
        rows("select PKey, FieldNumber, FieldName from EE_Fields", row -> {
            itemByKey.put(row.getInt(1), row.getInt(2));
            itemNames.put(text(row, 3).toLowerCase(Locale.ROOT), row.getInt(2));
        });
        rows("select EditPKey, FieldPKey from EE_EditFieldsPivot order by EditPKey, FieldOrder",
                row -> itemsOfEdit.computeIfAbsent(row.getInt(1), added -> new ArrayList<>())
                        .add(item(row.getInt(2), dictionary)));
        List<Edit> edits = edits();
        return new Metafile(name, version, edits, sets(), Metafile.byName(tables()), Map.copyOf(messages),
                Map.copyOf(itemNames));
    }

    private NaaccrVersion version(String name) throws MetafileFault {
        for (String told : List.of(name, control.getOrDefault("MFContentVersion", ""),
                control.getOrDefault("MFComment", ""))) {
            Matcher version = VERSION.matcher(told);
            if (version.find()) {
                return NaaccrVersion.of(version.group(1));
            }
        }
        throw new MetafileFault(
                "Neither the name " + name + " nor its content says for which version of NAACCR it is.");
    }

    private String item(int key, Dictionary dictionary) {
        int number = itemByKey.getOrDefault(key, 0);
        return dictionary.find(number).map(Item::id).orElse(String.valueOf(number));
    }

    private List<Edit> edits() throws SQLException {
        List<Edit> edits = new ArrayList<>();
        rows("select PKey, EditTag, EditName, AgencyPKey, MessagePKey, substr(Description, 1, " + LONGEST_TEXT
                + "), substr(EditLogic, 1, " + (EditsSource.LONGEST + 1) + ") from EE_Edits order by PKey", row -> {
                    int key = row.getInt(1);
                    tags.put(key, text(row, 2));
                    edits.add(new Edit(text(row, 2), text(row, 3), agencies.getOrDefault(row.getInt(4), ""),
                            messageByKey.getOrDefault(row.getInt(5), ""), text(row, 6),
                            List.copyOf(itemsOfEdit.getOrDefault(key, List.of())), new EditsSource(text(row, 7))));
                });
        return List.copyOf(edits);
    }

    private List<EditSet> sets() throws SQLException {
        Map<Integer, List<String>> edits = new HashMap<>();
        rows("select EditSetPKey, EditPKey from EE_EditSetEditsPivot order by EditSetPKey, EditPKey",
                row -> edits.computeIfAbsent(row.getInt(1), added -> new ArrayList<>())
                        .add(tags.getOrDefault(row.getInt(2), "")));
        List<EditSet> sets = new ArrayList<>();
        rows("select PKey, EditSetTag, EditSetName, substr(Description, 1, " + LONGEST_TEXT
                + ") from EE_EditSets order by PKey",
                row -> sets.add(new EditSet(text(row, 2), text(row, 3), text(row, 4),
                        List.copyOf(edits.getOrDefault(row.getInt(1), List.of())))));
        return List.copyOf(sets);
    }

    /** The tables that are there: an edit that names a missing one says so when it is compiled. */
    private List<LookupTable> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        rows("select l.TableName from EE_LookupTables l join sqlite_master m on m.type = 'table' "
                + "and m.name = l.TableName collate nocase", row -> names.add(text(row, 1)));
        List<LookupTable> tables = new ArrayList<>();
        for (String name : names) {
            tables.add(table(name));
        }
        return tables;
    }

    /** The key of its rows is left out: no edit names it. A value that several rows have is held once. */
    private LookupTable table(String name) throws SQLException {
        String quoted = quoted(name);
        List<String> columns = new ArrayList<>();
        int[] size = new int[1];
        rows("select count(*) from " + quoted, row -> size[0] = row.getInt(1));
        try (Statement statement = metafile.createStatement();
                ResultSet none = statement.executeQuery("select * from " + quoted + " limit 0")) {
            for (int column = 1; column <= none.getMetaData().getColumnCount(); column++) {
                columns.add(none.getMetaData().getColumnName(column));
            }
        }
        columns.removeIf("PKey"::equalsIgnoreCase);
        if (columns.isEmpty()) {
            return new LookupTable(name, columns, () -> new String[0][]);
        }
        String[][] values = new String[columns.size()][size[0]];
        size[0] = 0;
        rows(columns.stream().map(column -> "substr(" + quoted(column) + ", 1, " + LONGEST_VALUE + ")")
                .collect(Collectors.joining(", ", "select ", " from " + quoted)), row -> {
                    for (int column = 0; column < values.length; column++) {
                        values[column][size[0]] = once.computeIfAbsent(text(row, column + 1), same -> same);
                    }
                    size[0]++;
                });
        return new LookupTable(name, columns, () -> values);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private void rows(String query, Row taking) throws SQLException {
        try (Statement statement = metafile.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                taking.take(rows);
            }
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
