package org.accession.edits;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.rules.Expression.Field;
import org.accession.rules.Expression.Text;
import org.accession.rules.LookupTable;
import org.accession.rules.RuleFault;
import org.accession.rules.SourcePrinter;
import org.sqlite.JDBC;

/** Makes an official metafile of a translated one: the source of each edit is written from its tree. */
public final class SyntheticSmf implements AutoCloseable {

    private final Connection smf;
    private int messages;

    public SyntheticSmf(Path file) throws SQLException {
        // In a running service the driver manager does not know the driver
        smf = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
        smf.setAutoCommit(false);
        execute("create table EE_Control (ItemName, ItemValue)");
        execute("create table EE_Agencies (PKey integer primary key, AdminCode, OrgName, LastModDate, Comments)");
        execute("create table EE_Messages (PKey integer primary key, AgencyPKey, MessageNumber, Message, LastModDate)");
        execute("create table EE_Fields (PKey integer primary key, AgencyPKey, FieldNumber, FieldName, LocalName, FieldLength,"
                + " DataType, LastModDate, Comments)");
        execute("create table EE_EditSets (PKey integer primary key, AgencyPKey, EditSetTag, EditSetName, LastModDate,"
                + " Description)");
        execute("create table EE_LookupTables (PKey integer primary key, AgencyPKey, TableName, RecCount, LastModDate,"
                + " Comments)");
        execute("create table EE_Edits (PKey integer primary key, AgencyPKey, EditTag, EditName, MessagePKey, LastModDate,"
                + " Description, EditLogic, AdminNotes)");
        execute("create table EE_EditFieldsPivot (EditPKey, FieldPKey, FieldOrder)");
        execute("create table EE_EditSetEditsPivot (EditSetPKey, EditPKey)");
        row("EE_Control", "MFStructureVersion", "5.0");
        row("EE_Control", "MFContentVersion", "v23");
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = smf.createStatement()) {
            statement.execute(sql);
        }
    }

    public void row(String table, Object... values) throws SQLException {
        String marks = IntStream.range(0, values.length).mapToObj(i -> "?").collect(Collectors.joining(","));
        try (PreparedStatement insert = smf.prepareStatement("insert into \"" + table + "\" values (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.execute();
        }
    }

    /** Adds an edit over Primary Site; the item, and message 1, are added with the first. */
    public void edit(int key, String tag, String logic) throws SQLException {
        if (key == 1) {
            row("EE_Fields", 400, 1, 400, "Primary Site", "", 4, "", "", "");
            row("EE_Messages", 1, 1, 1, "Primary Site cannot be %V1", "");
        }
        row("EE_Edits", key, 1, tag, "Edit " + key, 1, "", "", logic, "");
        row("EE_EditFieldsPivot", key, 400, 1);
    }

    /** Adds all that the metafile has. */
    void addAll(Metafile metafile, Dictionary dictionary) throws SQLException, RuleFault {
        for (Item item : dictionary.items()) {
            row("EE_Fields", item.number(), 1, item.number(), item.name(), "", item.length(), "", "", "");
        }
        List<String> agencies = metafile.edits().stream().map(Edit::agency).distinct().toList();
        for (String agency : agencies) {
            row("EE_Agencies", agencies.indexOf(agency) + 1, agency, agency, "", "");
        }
        Map<String, Integer> keys = new HashMap<>();
        for (Edit edit : metafile.edits()) {
            int key = keys.size() + 1;
            keys.put(edit.tag(), key);
            row("EE_Messages", key, 1, 1000 + key, edit.message(), "");
            edit(key, edit, agencies.indexOf(edit.agency()) + 1, dictionary);
        }
        for (int set = 0; set < metafile.sets().size(); set++) {
            EditSet one = metafile.sets().get(set);
            row("EE_EditSets", set + 1, 1, one.tag(), one.name(), "", one.description());
            for (String tag : one.edits()) {
                row("EE_EditSetEditsPivot", set + 1, keys.get(tag));
            }
        }
        for (LookupTable table : metafile.tables().values()) {
            table(table);
        }
    }

    private void edit(int key, Edit edit, int agency, Dictionary dictionary) throws SQLException, RuleFault {
        String source = SourcePrinter.print(((EditLogic.AsTree) edit.logic()).tree(),
                field -> standardName(field, dictionary),
                this::text);
        row("EE_Edits", key, agency, edit.tag(), edit.name(), key, "", edit.description(), source, "");
        for (int order = 0; order < edit.items().size(); order++) {
            row("EE_EditFieldsPivot", key, dictionary.item(edit.items().get(order)).number(), order + 1);
        }
    }

    /** What the language cannot write is a message with a number. */
    private String text(Text text) {
        if (text.value().indexOf('"') < 0) {
            return SourcePrinter.quoted(text);
        }
        int number = 10_000 + messages++;
        try {
            row("EE_Messages", number, 1, number, text.value(), "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return String.valueOf(number);
    }

    private static String standardName(Field field, Dictionary dictionary) {
        return "#S\"" + dictionary.item(field.name()).name() + "\"";
    }

    private void table(LookupTable table) throws SQLException {
        row("EE_LookupTables", null, 1, table.name(), table.rows(), "", "");
        execute("create table \"" + table.name() + "\" (PKey integer primary key, "
                + table.columns().stream().map(column -> "\"" + column + "\" varchar").collect(Collectors.joining(","))
                + ")");
        String marks = ", ?".repeat(table.columns().size());
        try (PreparedStatement insert = smf
                .prepareStatement("insert into \"" + table.name() + "\" values (?" + marks + ")")) {
            for (int row = 0; row < table.rows(); row++) {
                insert.setInt(1, row + 1);
                for (int column = 0; column < table.columns().size(); column++) {
                    insert.setString(column + 2, table.value(row, column));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        smf.commit();
        smf.close();
    }

    static List<String> tags(List<Finding> findings) {
        List<String> tags = new ArrayList<>();
        findings.forEach(
                finding -> tags.add(finding.edit().tag() + " " + finding.severity() + " " + finding.message()));
        return tags;
    }

    static Path write(Path file, Metafile metafile, Dictionary dictionary)
            throws SQLException, RuleFault, IOException {
        try (SyntheticSmf smf = new SyntheticSmf(file)) {
            smf.addAll(metafile, dictionary);
        }
        return file;
    }
}
