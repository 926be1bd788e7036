package org.accession.staging;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.accession.staging.CodeTable.ColumnType;
import org.accession.staging.Schema.Mapping;
import org.accession.staging.Schema.TablePath;

/** Looks through all files of an algorithm for what would fail when a case is staged. */
final class AlgorithmCheck {

    /** The largest so far, of Collaborative Stage, takes 96 KB to look things up in. */
    private static final long MOST_BYTES_OF_A_TABLE = 8L << 20;

    private static final Pattern NAME = Pattern.compile("\\w{1,40}");
    private static final Pattern VERSION = Pattern.compile("[\\w.-]{1,20}");

    private final AlgorithmFiles files;
    private final Keys keys = new Keys();
    private final Set<AlgorithmVersion> versions = new TreeSet<>(
            Comparator.comparing(AlgorithmVersion::toString));
    private final List<String> problems = new ArrayList<>();

    AlgorithmCheck(AlgorithmFiles files) {
        this.files = files;
    }

    /** What is wrong, a sentence each; nothing if the algorithm can be used. */
    List<String> problems() {
        if (files.schemas().isEmpty() || files.tables().isEmpty()) {
            problems.add("There are no schemas/*.json and tables/*.json: this is not a staging algorithm.");
            return problems;
        }
        files.tables().forEach(this::table);
        files.schemas().forEach(this::schema);
        for (String codes : List.of("primary_site", "histology")) {
            if (!files.tables().contains(codes)) {
                problems.add("The table " + codes + " is missing: it says which codes there are.");
            }
        }
        if (versions.size() > 1) {
            problems.add("The files are of more than one algorithm or version: " + versions + ".");
        }
        return problems;
    }

    /** The version that the files name, once they are without problems. */
    AlgorithmVersion version() {
        return versions.iterator().next();
    }

    private void table(String id) {
        try {
            CodeTable table = files.table(id);
            named("tables/" + id, id, table.id(), table.algorithm(), table.version());
            LookupTable.checkWidth(table);
            if (LookupTable.bytes(table) > MOST_BYTES_OF_A_TABLE) {
                problems.add("Table " + id + " is too large for one of an algorithm.");
                return;
            }
            for (String jump : new LookupTable(table, keys).jumps()) {
                exists(jump, "Table " + id);
            }
            if (id.equals("primary_site") || id.equals("histology")) {
                codes(table);
            }
        } catch (UncheckedIOException e) {
            problems.add("tables/" + id + ".json cannot be read: " + firstLine(e));
        } catch (IllegalArgumentException e) {
            problems.add("Table " + id + ": " + e.getMessage() + ".");
        }
    }

    private void codes(CodeTable table) {
        if (table.definition().stream().filter(column -> column.type() == ColumnType.INPUT).count() != 1) {
            problems.add("Table " + table.id() + " must have one input column.");
            return;
        }
        try {
            SchemaSelector.codes(table);
        } catch (NumberFormatException e) {
            problems.add("Table " + table.id() + " has a range that is not of numbers to " + Short.MAX_VALUE + ".");
        }
    }

    private void schema(String id) {
        Schema schema;
        try {
            schema = files.schema(id);
        } catch (UncheckedIOException e) {
            problems.add("schemas/" + id + ".json cannot be read: " + firstLine(e));
            return;
        }
        String name = "Schema " + id;
        named("schemas/" + id, id, schema.id(), schema.algorithm(), schema.version());
        if (schema.selectionTable() == null) {
            problems.add(name + " names no table that selects it.");
        } else {
            exists(schema.selectionTable(), name);
        }
        for (String key : List.of(SchemaSelector.SITE, SchemaSelector.HISTOLOGY, Procedure.YEAR)) {
            if (schema.input(key).isEmpty()) {
                problems.add(name + " has no input " + key + ".");
            }
        }
        if (schema.outputs().isEmpty()) {
            problems.add(name + " has no outputs.");
        }
        schema.inputs().forEach(input -> {
            exists(input.table(), name);
            exists(input.standardTable(), name);
        });
        schema.outputs().forEach(output -> exists(output.table(), name));
        schema.mappings().forEach(mapping -> mapping(mapping, schema));
    }

    private void mapping(Mapping mapping, Schema schema) {
        String name = "Schema " + schema.id() + ", calculation " + mapping.id();
        for (List<TablePath> paths : List.of(mapping.inclusionTables(), mapping.exclusionTables(),
                mapping.tables())) {
            paths.forEach(path -> exists(path.id(), name));
        }
        mapping.initialContext().stream().filter(start -> schema.input(start.key()).isPresent())
                .forEach(start -> problems.add(name + " sets " + start.key() + ", which is an input."));
    }

    private void named(String file, String id, String written, String algorithm, String version) {
        if (!id.equals(written)) {
            problems.add(file + ".json holds " + written + ".");
        }
        if (algorithm == null || !NAME.matcher(algorithm).matches() || version == null
                || !VERSION.matcher(version).matches()) {
            problems.add(file + ".json does not name its algorithm and version in short words.");
        } else {
            versions.add(new AlgorithmVersion(algorithm.toLowerCase(Locale.ROOT), version));
        }
    }

    private void exists(String table, String user) {
        if (table != null && !files.tables().contains(table)) {
            problems.add(user + " needs the table " + table + ", which is missing.");
        }
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().findFirst().orElse("");
    }
}
