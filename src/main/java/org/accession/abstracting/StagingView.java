package org.accession.abstracting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.accession.checking.StagingSetup;
import org.accession.checking.StoredStaging;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.patient.TumorCase;
import org.accession.staging.AjccItem;
import org.accession.staging.Algorithm;
import org.accession.staging.InputCodes;
import org.accession.staging.SchemaInput;
import org.accession.staging.Selection;
import org.accession.staging.Trace;
import org.accession.staging.derived.Basis;
import org.accession.staging.derived.Recodes;

/**
 * What the algorithms say of a case, and why.
 *
 * @param current what holds now
 * @param former what algorithms said that are not asked any more
 * @param ajcc the AJCC's categories and stage groups, as they are coded
 * @param others what else follows from the case's values
 */
record StagingView(List<Result> current, List<Result> former, List<Category> ajcc, List<Other> others) {

    private static final List<String> AGENCIES = List.of("SEER", "COC", "NPCR", "CCCR");
    private static final int LONG = 90;
    private static final Item AJCC_ID = Dictionaries.standard().working().item("ajccId");
    private static final List<AjccItem> AJCC = AjccItem.of(Dictionaries.standard().working());

    /**
     * What one algorithm says.
     *
     * @param name what the algorithm is called, with its version
     * @param schema the name of the schema
     * @param message why the case is not staged; null if it is
     */
    record Result(StoredStaging stored, String anchor, String name, String schema, String message, List<Ask> asks,
            List<Derived> derived, List<Input> inputs, List<Trace.Line> notApplied) {

        public Instant since() {
            return stored.validFrom;
        }
    }

    /** An input that stands in the way or has to be asked, with the codes that it may have. */
    record Ask(String name, Item item, String value, List<InputCodes.Code> codes) {}

    /** A derived value, and the look-ups that led to it. */
    record Derived(String name, Item item, String value, String term, List<Trace.Line> why) {}

    /**
     * A value that the schema used.
     *
     * @param stood whether the value stands for a blank
     * @param requiredBy the agencies that require it for the year
     */
    record Input(String name, Item item, String code, String term, boolean stood, boolean decides, String requiredBy) {}

    /**
     * A derived value that is no stage.
     *
     * @param source what derived it, with its version and parameters
     * @param basis what it rests on; null where that is not known any more
     */
    record Other(String name, Item item, String value, String term, String source, Basis basis) {}

    /**
     * A category or stage group of the AJCC.
     *
     * @param term what it means, where the registry's own licensed table says so
     * @param problem what is wrong with it; null if nothing is
     */
    record Category(Item item, String value, String term, String problem) {}

    static StagingView of(TumorCase one, List<StoredStaging> results, StagingSetup setup) {
        Reading reading = new Reading(one, setup);
        return new StagingView(results.stream().filter(StoredStaging::isCurrent).map(reading::result).toList(),
                results.stream().filter(result -> !result.isCurrent()).map(reading::result).toList(),
                reading.ajcc(), reading.others(results));
    }

    /** A case beside the algorithms that are installed. */
    private record Reading(TumorCase one, StagingSetup setup) {

        Result result(StoredStaging stored) {
            Optional<Algorithm> algorithm = setup.algorithms().find(stored.algorithmVersion());
            String name = stored.algorithm.isEmpty()
                    ? "No algorithm"
                    : setup.years().name(stored.algorithmVersion()) + ", " + stored.algorithmVersion();
            return new Result(stored, (stored.algorithm + "-" + stored.version).replaceAll("[^a-z0-9]+", "-"), name,
                    stored.trace == null ? stored.schema : stored.trace.schema(), stored.message,
                    algorithm.map(known -> asks(stored, known)).orElse(List.of()), derived(stored, algorithm),
                    algorithm.filter(known -> stored.schema != null).map(known -> inputs(stored, known))
                            .orElse(List.of()),
                    stored.trace == null ? List.of() : stored.trace.notApplied());
        }

        private List<Ask> asks(StoredStaging stored, Algorithm algorithm) {
            List<Ask> asks = new ArrayList<>();
            List<String> candidates = candidates(stored, algorithm);
            for (String key : stored.missing) {
                candidates.stream().flatMap(id -> algorithm.schema(id).stream())
                        .filter(schema -> schema.input(key).isPresent()).findFirst().ifPresent(schema -> {
                            SchemaInput input = schema.input(key).orElseThrow();
                            Item item = setup.stager().inputs(algorithm, schema.id()).get(key);
                            List<InputCodes.Code> codes = key.equals("site") || key.equals("hist")
                                    ? List.of()
                                    : InputCodes.of(algorithm, input).all();
                            asks.add(new Ask(input.name(), item, value(item), codes));
                        });
            }
            return asks;
        }

        /** The schemas that the case may belong to; any, where it fits none. */
        private List<String> candidates(StoredStaging stored, Algorithm algorithm) {
            if (stored.schema != null) {
                return List.of(stored.schema);
            }
            return setup.stager().select(algorithm, one.facilityPatient.values(),
                    one.values()) instanceof Selection.Several several
                            ? several.schemas()
                            : List.copyOf(algorithm.schemas());
        }

        private List<Derived> derived(StoredStaging stored, Optional<Algorithm> algorithm) {
            if (stored.trace == null) {
                return List.of();
            }
            Map<String, Item> items = algorithm.map(known -> setup.stager().outputs(known, stored.schema))
                    .orElse(Map.of());
            return stored.trace.outputs().stream().filter(output -> !output.value().isEmpty()).map(output -> {
                Item item = items.get(output.key());
                return new Derived(output.name(), item, output.value(), term(item, output.value()),
                        stored.trace.why(output));
            }).toList();
        }

        private List<Input> inputs(StoredStaging stored, Algorithm algorithm) {
            Map<String, Item> items = setup.stager().inputs(algorithm, stored.schema);
            int year = one.dateOfDiagnosis == null ? 0 : one.dateOfDiagnosis.year();
            return algorithm.schema(stored.schema).orElseThrow().inputs().stream().map(input -> {
                Item item = items.get(input.key());
                String code = stored.inputs.getOrDefault(input.key(), value(item));
                return new Input(input.name(), item, code, meaning(algorithm, input, item, code),
                        !code.isEmpty() && value(item).isEmpty(), input.usedForStaging(),
                        String.join(" ", AGENCIES.stream().flatMap(agency -> required(input, agency, year)).toList()));
            }).toList();
        }

        private static Stream<String> required(SchemaInput input, String agency, int year) {
            String name = agency.equals("COC") ? "CoC" : agency;
            if (input.requiredBy(agency, year)) {
                return Stream.of(name);
            }
            return input.requiredOfAnalyticBy(agency, year) ? Stream.of(name + " if analytic") : Stream.empty();
        }

        /** The standard's term where there is one; else what the table of the schema says. */
        private String meaning(Algorithm algorithm, SchemaInput input, Item item, String code) {
            String term = term(item, code);
            return !term.isEmpty() || code.isEmpty()
                    ? term
                    : InputCodes.of(algorithm, input).meaning(code).map(Reading::shortened).orElse("");
        }

        /** Those that are coded, and stage groups that follow by the registry's own licensed table. */
        List<Category> ajcc() {
            Values values = one.values();
            String chapter = values.get(AJCC_ID);
            List<Category> categories = new ArrayList<>();
            for (AjccItem ajcc : AJCC) {
                String value = values.get(ajcc.item());
                Optional<String> group = ajcc.isGroup()
                        ? setup.licensed().group(chapter, ajcc.item(), values::get)
                        : Optional.empty();
                if (!value.isEmpty() || group.isPresent()) {
                    String problem = ajcc.problem(value).or(() -> group.filter(follows -> !follows.equals(value))
                            .map(follows -> "By your licensed table it is " + follows + ".")).orElse(null);
                    categories.add(new Category(ajcc.item(), value,
                            setup.licensed().codes(chapter, ajcc.item()).stream()
                                    .filter(code -> code.code().equals(value)).map(InputCodes.Code::words).findFirst()
                                    .orElse(""),
                            problem));
                }
            }
            return categories;
        }

        List<Other> others(List<StoredStaging> results) {
            List<String> staged = results.stream().map(result -> result.algorithmVersion().toString()).toList();
            List<Other> others = new ArrayList<>();
            Stream.of(one.facilityPatient.derived, one.derived).forEach(bySource -> {
                Map<String, Map<String, String>> rest = new HashMap<>(bySource);
                rest.keySet().removeAll(staged);
                rest.forEach((source, named) -> {
                    Basis basis = setup.items().basis(source, one.facilityPatient.values(), one.values()).orElse(null);
                    named.forEach((name, value) -> {
                        Item item = Dictionaries.standard().working().find(name).orElse(null);
                        others.add(new Other(item == null ? Recodes.name(name) : item.name(), item, value,
                                item == null ? Recodes.term(name, value).orElse("") : term(item, value), source,
                                basis));
                    });
                });
            });
            others.sort(Comparator.comparing(Other::source).thenComparing(Other::name));
            return Collections.unmodifiableList(others);
        }

        private String value(Item item) {
            if (item == null) {
                return "";
            }
            Values values = item.level() == Level.PATIENT ? one.facilityPatient.values() : one.values();
            return values.get(item);
        }

        private static String term(Item item, String value) {
            return item == null || value.isEmpty() ? "" : Terms.of(item.id(), value).orElse("");
        }

        private static String shortened(String words) {
            String line = words.lines().findFirst().orElse("");
            return line.length() <= LONG ? line : line.substring(0, LONG) + " …";
        }
    }
}
