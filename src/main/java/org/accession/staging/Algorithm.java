package org.accession.staging;

import java.time.Clock;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Reason;

/**
 * One version of a staging algorithm: Collaborative Stage, TNM, EOD or pediatric. Its files are read and prepared when a
 * case first needs them. Safe for use by several threads.
 */
public final class Algorithm {

    private final AlgorithmVersion version;
    private final AlgorithmFiles files;
    private final Clock clock;
    private final Keys keys = new Keys();
    private final Tables tables;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Procedure> procedures = new ConcurrentHashMap<>();
    private final Map<String, TableWords> words = new ConcurrentHashMap<>();
    private volatile SchemaSelector selector;

    Algorithm(AlgorithmVersion version, AlgorithmFiles files, Clock clock) {
        this.version = version;
        this.files = files;
        this.clock = clock;
        tables = new Tables(files, keys);
        keys.slot(Procedure.VERSION);
        keys.slot(Procedure.CURRENT_YEAR);
    }

    /** Which algorithm this is. */
    public AlgorithmVersion version() {
        return version;
    }

    /** The ids of all schemas. */
    public Set<String> schemas() {
        return files.schemas();
    }

    /** The schema with the id, if there is one. */
    public Optional<Schema> schema(String id) {
        return files.schemas().contains(id) ? Optional.of(load(id)) : Optional.empty();
    }

    /** The table with the id as it was published, if there is one. Read anew each time. */
    public Optional<CodeTable> table(String id) {
        return Optional.ofNullable(files.table(id));
    }

    /** What a table says in words. Kept: a case is explained whenever it is stored. */
    TableWords words(String table) {
        return words.computeIfAbsent(table, id -> TableWords.of(files.table(id)));
    }

    /** The keys that any schema is selected by: site, histology and what tells schemas apart. */
    public Set<String> selectionKeys() {
        return selector().keys();
    }

    /** The NAACCR XML ids that the schemas give the keys by which they are selected. */
    Map<String, String> selectionItems() {
        Map<String, String> items = new LinkedHashMap<>();
        for (String key : selectionKeys()) {
            files.schemas().stream().flatMap(id -> load(id).input(key).stream()).map(SchemaInput::xmlId)
                    .filter(Objects::nonNull).findFirst().ifPresent(xmlId -> items.put(key, xmlId));
        }
        return items;
    }

    /**
     * The schema of a case.
     *
     * @param given values by key; one that is not given takes part in no comparison, a blank one must match a blank
     */
    public Selection select(Map<String, String> given) {
        return selector().select(given);
    }

    /** Whether a case with the site and histology has a schema, in one year or another. */
    boolean takes(String site, String histology) {
        return !(select(Map.of(SchemaSelector.SITE, site, SchemaSelector.HISTOLOGY,
                histology)) instanceof Selection.None);
    }

    /**
     * Stages a case.
     *
     * @param given values by key: site, histology, year of diagnosis and inputs of the schema, nothing else; what is
     *            not given is as the schema says of blanks
     */
    public StagingResult stage(Map<String, String> given) {
        Selection selection = select(given);
        return selection instanceof Selection.One one ? stage(one.schema(), given) : notStaged(selection, given);
    }

    /** Stages a case by the schema, whatever its site and histology. */
    StagingResult stage(String schema, Map<String, String> given) {
        return procedure(schema).stage(given, Year.now(clock).getValue());
    }

    /** Whether the code given for the key of the schema is allowed together with the other values given. */
    public boolean allows(String schema, String key, Map<String, String> given) {
        return files.schemas().contains(schema)
                && procedure(schema).allows(key, given, Year.now(clock).getValue());
    }

    /** Why the selection, which is not of one schema, is the end. */
    NotStaged notStaged(Selection selection, Map<String, String> given) {
        Sentences sentences = new Sentences(given, this::nameOfInput);
        if (selection instanceof Selection.Several several) {
            Reason reason = several.ask().isEmpty() ? Reason.SEVERAL_SCHEMAS : Reason.DISCRIMINATOR_MISSING;
            return new NotStaged(version, reason, null, List.copyOf(several.ask()), List.of(), sentences
                    .several(several.schemas().stream().map(id -> load(id).name()).toList(), several.ask()));
        }
        Selection.None none = (Selection.None) selection;
        return new NotStaged(version, none.reason(), null, List.copyOf(none.keys()), List.of(),
                sentences.none(none, Year.now(clock).getValue()));
    }

    /** What a coder calls a key by which schemas are selected. */
    private String nameOfInput(String key) {
        return files.schemas().stream().flatMap(id -> load(id).input(key).stream()).map(SchemaInput::name)
                .filter(Objects::nonNull).findFirst().orElse(key);
    }

    /** The years of the schema in words. */
    private String years(Schema schema, int currentYear) {
        return schema.input(Procedure.YEAR).map(SchemaInput::table).flatMap(this::table).map(table -> {
            int column = table.definition().stream().map(CodeTable.Column::key).toList().indexOf(Procedure.YEAR);
            return Years.accepted(table.rows().stream().map(row -> row.get(column)).toList(), currentYear);
        }).orElse("none");
    }

    private Procedure procedure(String schema) {
        Procedure ready = procedures.get(schema);
        return ready != null
                ? ready
                : procedures.computeIfAbsent(schema, id -> new Procedure(version, load(id), tables, keys,
                        currentYear -> years(load(id), currentYear)));
    }

    private Schema load(String id) {
        return schemas.computeIfAbsent(id, files::schema);
    }

    private SchemaSelector selector() {
        SchemaSelector ready = selector;
        if (ready == null) {
            synchronized (this) {
                ready = selector;
                if (ready == null) {
                    Map<String, CodeTable> selection = new LinkedHashMap<>();
                    files.schemas().forEach(id -> selection.put(id, files.table(load(id).selectionTable())));
                    ready = new SchemaSelector(files, selection, keys);
                    selector = ready;
                }
            }
        }
        return ready;
    }
}
