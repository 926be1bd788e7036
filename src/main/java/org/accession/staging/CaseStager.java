package org.accession.staging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.accession.staging.StagingResult.NotStaged;
import org.accession.staging.StagingResult.Reason;
import org.accession.staging.StagingResult.Staged;

/** Stages cases with the installed algorithms of their year of diagnosis. Safe for use by several threads. */
public final class CaseStager {

    /** Why there is no schema in an algorithm that is for other cases; what is still to be asked is none of these. */
    private static final Set<Reason> FOR_OTHERS = EnumSet.of(Reason.NO_SCHEMA, Reason.SITE_UNKNOWN,
            Reason.HISTOLOGY_UNKNOWN);
    /** The schema by which the pediatric algorithm says that it is not for the case. */
    private static final String NOT_PEDIATRIC = "adult_other_non_pediatric";

    private final Algorithms algorithms;
    private final StagingYears years;
    private final Dictionaries dictionaries;
    private final Item dateOfDiagnosis;
    private final Item primarySite;
    private final Item histologicType;
    private final Map<Algorithm, AlgorithmItems> items = new ConcurrentHashMap<>();

    public CaseStager(Algorithms algorithms, StagingYears years, Dictionaries dictionaries) {
        this.algorithms = algorithms;
        this.years = years;
        this.dictionaries = dictionaries;
        dateOfDiagnosis = dictionaries.working().item("dateOfDiagnosis");
        primarySite = dictionaries.working().item("primarySite");
        histologicType = dictionaries.working().item("histologicTypeIcdO3");
    }

    /** Stages the tumor. Changes nothing: the derived values are in the result. */
    public CaseStage stage(Values patient, Values tumor) {
        String date = tumor.get(dateOfDiagnosis);
        if (date.isEmpty()) {
            return notAsked(Reason.DATE_MISSING,
                    "The date of diagnosis is blank; its year tells which algorithm stages the case.");
        }
        OptionalInt diagnosed = PartialDate.yearOf(date);
        if (diagnosed.isEmpty()) {
            return notAsked(Reason.DATE_INVALID,
                    "The date of diagnosis " + date + " has no year in which a case can be diagnosed.");
        }
        int year = diagnosed.getAsInt();
        List<StagingResult> results = new ArrayList<>();
        for (AlgorithmVersion version : years.in(year)) {
            algorithms.find(version).map(algorithm -> stage(algorithm, patient, tumor))
                    .filter(result -> years.coversAll(version) || !isNotForIt(result))
                    .map(result -> ofOtherYears(result, year, patient, tumor)).ifPresent(results::add);
        }
        if (results.isEmpty()) {
            return notAsked(Reason.NO_ALGORITHM, "No algorithm stages cases diagnosed in " + year + ".");
        }
        return new CaseStage(List.copyOf(results), derived(results), null);
    }

    /** The result, or that an algorithm of other years would have taken the histology in the site. */
    private StagingResult ofOtherYears(StagingResult result, int year, Values patient, Values tumor) {
        if (!(result instanceof NotStaged not) || !FOR_OTHERS.contains(not.reason())
                || not.reason() == Reason.SITE_UNKNOWN) {
            return result;
        }
        String site = tumor.get(primarySite);
        String histology = tumor.get(histologicType);
        TreeMap<Integer, Integer> periods = new TreeMap<>();
        for (StagingYears.Rule rule : years.rules()) {
            if (rule.coversAll() && !rule.isFor(year) && algorithms.find(rule.algorithm())
                    .filter(other -> other.takes(site, histology)).isPresent()) {
                periods.merge(rule.from(), rule.until(), Math::max);
            }
        }
        return periods.isEmpty()
                ? result
                : new NotStaged(not.algorithm(), Reason.HISTOLOGY_OF_OTHER_YEARS, null,
                        List.of(SchemaSelector.HISTOLOGY, Procedure.YEAR), List.of(),
                        Sentences.otherYears(site, histology, year, Years.words(periods)));
    }

    /** Stages the tumor with the algorithm, which may be one that is not chosen for its year. */
    public StagingResult stage(Algorithm algorithm, Values patient, Values tumor) {
        AlgorithmItems itemsOfIt = items(algorithm);
        Map<String, String> given = itemsOfIt.selection(patient, tumor);
        Selection selection = algorithm.select(given);
        return selection instanceof Selection.One one
                ? algorithm.stage(one.schema(), itemsOfIt.inputs(one.schema(), patient, tumor))
                : algorithm.notStaged(selection, given);
    }

    /** What the algorithm alone derives of the tumor; nothing if it cannot stage it. */
    public List<DerivedValue> derived(Algorithm algorithm, Values patient, Values tumor) {
        return derived(List.of(stage(algorithm, patient, tumor)));
    }

    /** The schema of the tumor in the algorithm, or what must be asked to tell it. */
    public Selection select(Algorithm algorithm, Values patient, Values tumor) {
        return algorithm.select(items(algorithm).selection(patient, tumor));
    }

    /** The items that the schema collects, by key; an input that is no NAACCR item is left out. */
    public Map<String, Item> inputs(Algorithm algorithm, String schema) {
        return Collections.unmodifiableMap(items(algorithm).inputs(schema));
    }

    /** The items that the schema derives, by key. */
    public Map<String, Item> outputs(Algorithm algorithm, String schema) {
        return Collections.unmodifiableMap(items(algorithm).outputs(schema));
    }

    /** The first algorithm that has a value for an item gives it; an older version only if its schema is the same. */
    private List<DerivedValue> derived(List<StagingResult> results) {
        Map<Item, DerivedValue> derived = new LinkedHashMap<>();
        Map<String, String> schemas = new HashMap<>();
        for (StagingResult result : results) {
            if (result instanceof Staged staged) {
                String schema = staged.outputs().getOrDefault("naaccr_schema_id", staged.schema());
                String first = schemas.putIfAbsent(staged.algorithm().id(), schema);
                if (first == null || first.equals(schema)) {
                    add(staged, derived);
                }
            }
        }
        return List.copyOf(derived.values());
    }

    private void add(Staged staged, Map<Item, DerivedValue> derived) {
        items(algorithms.get(staged.algorithm())).outputs(staged.schema()).forEach((key, item) -> {
            String value = staged.outputs().get(key);
            if (!value.isEmpty()) {
                derived.putIfAbsent(item, DerivedValue.of(item, value, staged.algorithm().toString(), key));
            }
        });
    }

    private AlgorithmItems items(Algorithm algorithm) {
        return items.computeIfAbsent(algorithm, used -> new AlgorithmItems(used, dictionaries));
    }

    /** An algorithm of some cases is asked about all; of those that are not its own it has nothing to say. */
    private static boolean isNotForIt(StagingResult result) {
        return result instanceof NotStaged not && not.schema() == null && FOR_OTHERS.contains(not.reason())
                || result instanceof Staged staged && staged.schema().equals(NOT_PEDIATRIC);
    }

    private static CaseStage notAsked(Reason reason, String obstacle) {
        return new CaseStage(List.of(), List.of(), new CaseStage.Obstacle(reason, obstacle));
    }
}
