package org.accession.staging;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;

/**
 * The made-up registry's cases of the years of an algorithm: sites, histologies, sexes and ages as frequent as in SEER's
 * registries. What the registry codes is as it codes it, which is everything from 2018 on; what it does not code for former
 * years is drawn from the tables of the case's schema.
 */
final class RealLookingCases {

    private static final int SEED = 11;
    private static final int MOST_DRAWS = 50;

    private final Algorithm algorithm;
    private final AlgorithmItems items;
    private final GeneratedCases codes;
    private final Iterator<SyntheticPatient> patients;
    private final Item diagnosis = Dictionaries.standard().working().item("dateOfDiagnosis");
    private final int from;
    private final int until;

    /** Cases diagnosed in the years from the first to the last. */
    RealLookingCases(Algorithm algorithm, int from, int until) {
        this.algorithm = algorithm;
        this.from = from;
        this.until = until;
        items = new AlgorithmItems(algorithm, Dictionaries.standard());
        codes = new GeneratedCases(algorithm, 0, SEED);
        patients = new SyntheticRegistry(SEED, new SyntheticOptions(3, LocalDate.of(from, 1, 1),
                LocalDate.of(until, 12, 31), 0, 0)).iterator();
    }

    /** Adds the cases of one patient that have a schema. */
    void addTo(List<Map<String, String>> cases) {
        SyntheticPatient patient = patients.next();
        for (Values tumor : patient.tumors()) {
            Map<String, String> selecting = selecting(patient.values(), tumor);
            if (inYears(tumor) && algorithm.select(selecting) instanceof Selection.One one) {
                cases.add(coded(algorithm.schema(one.schema()).orElseThrow(), selecting,
                        items.inputs(one.schema(), patient.values(), tumor)));
            }
        }
    }

    /** With codes that go together, if drawing finds some. */
    private Map<String, String> coded(Schema schema, Map<String, String> selecting, Map<String, String> known) {
        selecting.keySet().retainAll(schema.inputs().stream().map(SchemaInput::key).toList());
        Map<String, String> given = Map.of();
        for (int attempt = 0; attempt < MOST_DRAWS; attempt++) {
            Map<String, String> drawn = new HashMap<>(known);
            drawn.putAll(selecting);
            schema.inputs().forEach(input -> draw(input, drawn));
            given = drawn;
            if (algorithm.stage(drawn).faults().isEmpty()) {
                break;
            }
        }
        return given;
    }

    private boolean inYears(Values tumor) {
        int year = PartialDate.yearOf(tumor.get(diagnosis)).orElse(0);
        return year >= from && year <= until;
    }

    /** What tells schemas apart is drawn where the registry does not code it. */
    private Map<String, String> selecting(Values patient, Values tumor) {
        Map<String, String> given = new HashMap<>(items.selection(patient, tumor));
        if (algorithm.select(given) instanceof Selection.Several several) {
            Schema any = algorithm.schema(several.schemas().get(0)).orElseThrow();
            several.ask().forEach(key -> any.input(key).ifPresent(input -> draw(input, given)));
        }
        return given;
    }

    private void draw(SchemaInput input, Map<String, String> given) {
        boolean coded = algorithm.version().id().equals(Algorithms.EOD.id());
        if (!coded && input.table() != null && !given.containsKey(input.key())) {
            given.put(input.key(), codes.code(input.table(), input.key()));
        }
    }
}
