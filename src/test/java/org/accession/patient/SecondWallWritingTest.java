package org.accession.patient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever sees one facility writes nothing across its border, whatever the table: no row of another facility's, and none of
 * their own that refers to what only the other one has. The catalogue says which tables, columns and rights there are; each
 * statement runs as the service's role, and is taken back.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondWallWritingTest {

    /** What may go beyond the border, and why nobody learns or changes anything by it. Whatever is not named here may not. */
    private static final Map<String, String> OPEN = Map.of(
            "patient", "a new patient is anybody's, and has an id of its own",
            "read_log", "what is read under broken glass is another facility's",
            "patient_pair.one_id", "intake finds that its patient may be another's; only who sees both sees the pair",
            "patient_pair.other_id", "the same",
            "patient_pair.file_import_id", "names what showed it, and shows nothing of the file",
            "change_log.source_file_id", "the same",
            "break_glass", "is the way across, in one's own name, for a reason, and for reading alone");

    /** What PostgreSQL says where a right, a policy or a foreign key stands in the way. */
    private static final Set<String> REFUSED = Set.of("42501", "23503");
    private static final String TAKEN_ALREADY = "23505";
    private static final String ADDED = "added";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A table behind the wall.
     *
     * @param person in whose name rows are the caller's own; none for the registry's
     * @param references columns with ids of other rows, or lists of them; but not of people, who belong to no facility
     * @param numbers columns with numbers of which no two rows have the same
     */
    private record Table(String person, List<String> insertable, List<String> changeable, List<String> references,
            List<String> numbers, List<ObjectNode> own, List<ObjectNode> foreign) {}

    private static final Map<String, Table> TABLES = new TreeMap<>();
    /** By the name of a column: what rows of the second facility have in it, and those of the first have not. */
    private static final Map<String, Set<String>> BEYOND = new TreeMap<>();

    private static TwoFacilities registry;
    /** Somebody of the first facility, who has broken the glass before the second one: that is for reading alone. */
    private static Connection service;

    @BeforeAll
    static void two_facilities() throws Exception {
        registry = new TwoFacilities();
        service = registry.scoped("1");
        service.setAutoCommit(false);
        for (String name : ask("""
                SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace""")) {
            if (!TwoFacilities.CLOSED.contains(name)) {
                TABLES.put(name, table(name));
            }
        }
        TABLES.forEach((name, table) -> values(table.foreign()).forEach((column, values) -> {
            values.removeAll(values(table.own()).getOrDefault(column, Set.of()));
            for (String called : column.equals("id") ? List.of(name + "_id") : List.of(column)) {
                BEYOND.computeIfAbsent(called, any -> new TreeSet<>()).addAll(values);
            }
        }));
        registry.breakGlass("facility_id");
        registry.breakGlass("patient_id");
        ask("SELECT set_config('accession.session', '" + TwoFacilities.SESSION + "', false)");
        BEYOND.put("one_id", BEYOND.get("patient_id"));
        BEYOND.put("other_id", BEYOND.get("patient_id"));
        BEYOND.put("stands_for", BEYOND.get("patient_id"));
    }

    @AfterAll
    static void leave() throws SQLException {
        service.close();
    }

    static Set<String> tables() {
        return TABLES.keySet();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void no_row_of_another_facility_is_changed_or_removed(String name) throws SQLException {
        Table table = enter(name);
        Set<String> ownAlone = new TreeSet<>(REFUSED);
        for (int rows = 0; rows <= table.own().size(); rows++) {
            ownAlone.add(String.valueOf(rows));
        }
        for (String column : table.changeable()) {
            assertThat(change("UPDATE " + name + " SET " + column + " = " + column)).as(column).isIn(ownAlone);
        }
        assertThat(change("DELETE FROM " + name)).isIn(ownAlone);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void no_row_of_another_facility_is_added(String name) throws SQLException {
        Table table = enter(name);
        if (!OPEN.containsKey(name) && !table.insertable().isEmpty()) {
            for (ObjectNode row : table.foreign()) {
                assertThat(insert(name, row)).as("%s", row).isIn(REFUSED);
                assertThat(insert(name, renewed(table, row))).as("another one like %s", row).isIn(REFUSED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void no_row_of_ones_own_refers_to_what_another_facility_has(String name) throws Exception {
        Table table = enter(name);
        for (String column : table.references()) {
            Set<String> answers = new TreeSet<>();
            if (!OPEN.containsKey(name) && !OPEN.containsKey(name + "." + column)) {
                for (String value : BEYOND.getOrDefault(column, Set.of())) {
                    answers.addAll(turned(name, table, column, value));
                }
            }
            assertThat(answers).as(name + "." + column + " for one of " + BEYOND.get(column))
                    .isSubsetOf("0", "42501", "23503", TAKEN_ALREADY)
                    .isNotEqualTo(Set.of(TAKEN_ALREADY));
        }
    }

    private static Table enter(String name) throws SQLException {
        Table table = TABLES.get(name);
        act(table.person());
        return table;
    }

    /** What is answered where a row of one's own refers to the value, instead of its own or of nothing. */
    private static Set<String> turned(String name, Table table, String column, String value) throws Exception {
        Set<String> answers = new TreeSet<>();
        if (table.insertable().contains(column)) {
            for (ObjectNode row : table.own()) {
                ObjectNode renewed = renewed(table, row);
                assertThat(insert(name, renewed)).as("the same row of %s with what is its own: %s", name, renewed)
                        .isIn(ADDED, TAKEN_ALREADY);
                answers.add(insert(name, renewed.set(column, JSON.readTree(value))));
            }
        }
        if (table.changeable().contains(column)) {
            answers.add(change("UPDATE " + name + " SET " + column + " = '"
                    + value.replace('[', '{').replace(']', '}') + "'"));
        }
        return answers;
    }

    private static Table table(String name) throws Exception {
        List<String> readable = columns(name, "has_column_privilege(attrelid, attnum, 'SELECT')");
        List<String> references = columns(name, """
                atttypid IN ('bigint'::regtype, 'bigint[]'::regtype) AND attname <> 'person_id'
                    AND (attname ~ '_ids?$' OR attname IN ('stands_for', 'moved'))""");
        List<String> numbers = columns(name,
                """
                        atttypid IN ('bigint'::regtype, 'integer'::regtype) AND attname !~ '_id$' AND attname <> 'stands_for'
                            AND EXISTS (SELECT FROM pg_index WHERE indrelid = attrelid AND indisunique AND attnum = ANY (indkey))""");
        List<String> insertable = columns(name,
                "attidentity <> 'a' AND has_column_privilege(attrelid, attnum, 'INSERT')");
        List<String> changeable = columns(name, "has_column_privilege(attrelid, attnum, 'UPDATE')");
        insertable.retainAll(readable);
        changeable.retainAll(readable);
        act("1");
        boolean byPerson = !rows(name, readable).isEmpty();
        act(byPerson ? "1" : "");
        List<ObjectNode> own = rows(name, readable);
        assertThat(own).as("rows of %s: add some to this test's data", name).isNotEmpty();
        TwoFacilities.enter(service, "2");
        act(byPerson ? "2" : "");
        List<ObjectNode> foreign = rows(name, readable);
        TwoFacilities.enter(service, "1");
        return new Table(byPerson ? "1" : "", insertable, changeable, references, numbers, own, foreign);
    }

    private static List<String> columns(String table, String condition) throws SQLException {
        return ask("SELECT attname FROM pg_attribute WHERE attrelid = '" + table + "'::regclass AND attnum > 0"
                + " AND NOT attisdropped AND " + condition + " ORDER BY attnum");
    }

    private static List<ObjectNode> rows(String table, List<String> columns) throws Exception {
        List<ObjectNode> rows = new ArrayList<>();
        for (String row : ask("SELECT to_jsonb(r) FROM (SELECT " + String.join(", ", columns) + " FROM " + table
                + ") AS r")) {
            rows.add((ObjectNode) JSON.readTree(row));
        }
        return rows;
    }

    private static Map<String, Set<String>> values(List<ObjectNode> rows) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (ObjectNode row : rows) {
            row.fields().forEachRemaining(field -> {
                if (field.getValue().isNumber() || field.getValue().isArray()) {
                    values.computeIfAbsent(field.getKey(), any -> new TreeSet<>()).add(field.getValue().toString());
                }
            });
        }
        return values;
    }

    /** A row like it with numbers that no row has, so that nothing but the wall stands in its way. */
    private static ObjectNode renewed(Table table, ObjectNode row) {
        ObjectNode renewed = row.deepCopy();
        table.numbers().forEach(column -> renewed.put(column, 9999));
        if (renewed.has("public_id")) {
            renewed.put("public_id", UUID.randomUUID().toString());
        }
        return renewed;
    }

    private static String insert(String name, JsonNode row) throws SQLException {
        String columns = String.join(", ", TABLES.get(name).insertable());
        Savepoint before = service.setSavepoint();
        try (PreparedStatement insert = service.prepareStatement("INSERT INTO " + name + " (" + columns + ") SELECT "
                + columns + " FROM jsonb_populate_record(NULL::" + name + ", ?::jsonb)")) {
            insert.setString(1, row.toString());
            insert.executeUpdate();
            return ADDED;
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            service.rollback(before);
        }
    }

    /** How many rows are changed, or why none can be. */
    private static String change(String statement) throws SQLException {
        Savepoint before = service.setSavepoint();
        try (PreparedStatement change = service.prepareStatement(statement)) {
            return String.valueOf(change.executeUpdate());
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            service.rollback(before);
        }
    }

    private static void act(String person) throws SQLException {
        ask("SELECT set_config('accession.person', '" + person + "', false)");
    }

    private static List<String> ask(String query) throws SQLException {
        return TwoFacilities.strings(service, query);
    }
}
