package org.accession.staging.derived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.accession.staging.StagingSchemas;

import com.imsweb.algorithms.AlgorithmField;

/**
 * Where the inputs of one algorithm of the library are in our values: the item of the same XML id, but for what
 * {@code registry-schemas/staging/derivation-inputs.csv} says.
 */
final class LibraryInputs {

    private static final Values NO_TUMOR = new Values();
    private static final String EVERY = "*";

    private final Map<String, List<InputSource>> ofPatient = new HashMap<>();
    private final Map<String, List<InputSource>> ofTumor = new HashMap<>();
    private final Item diagnosis;

    LibraryInputs(String derivation, List<AlgorithmField> fields, Dictionaries dictionaries) {
        diagnosis = dictionaries.working().item("dateOfDiagnosis");
        for (AlgorithmField field : fields) {
            List<InputSource> sources = sources(derivation, field.getId(), dictionaries);
            (Level.of(field.getDataLevel()) == Level.PATIENT ? ofPatient : ofTumor).put(field.getId(), sources);
        }
    }

    private static List<InputSource> sources(String derivation, String input, Dictionaries dictionaries) {
        List<InputSource> sources = new ArrayList<>();
        boolean always = false;
        for (String level : List.of(derivation, EVERY)) {
            for (var row : StagingSchemas.rows("derivation-inputs.csv")) {
                if (!always && row.getField("derivation").equals(level) && row.getField("input").equals(input)) {
                    InputSource source = InputSource.of(row, dictionaries);
                    sources.add(source);
                    always = source.isForAll();
                }
            }
        }
        if (!always) {
            sources.add(InputSource.named(input, dictionaries));
        }
        return sources;
    }

    /** The patient with the tumors as the library takes them. */
    Map<String, Object> of(DerivedPatient patient) {
        Map<String, Object> given = new HashMap<>();
        ofPatient.forEach((input, sources) -> given.put(input, value(sources, patient.patient(), NO_TUMOR, 0)));
        List<Map<String, Object>> tumors = new ArrayList<>();
        for (Values values : patient.tumors()) {
            int year = year(values);
            Map<String, Object> tumor = new HashMap<>();
            ofTumor.forEach((input, sources) -> tumor.put(input, value(sources, patient.patient(), values, year)));
            tumors.add(tumor);
        }
        given.put("tumors", tumors);
        return given;
    }

    /** The items that are read for the tumor. */
    Set<Item> read(Values patient, Values tumor) {
        int year = year(tumor);
        Set<Item> read = new LinkedHashSet<>();
        Stream.of(ofPatient, ofTumor).flatMap(all -> all.values().stream())
                .flatMap(sources -> sources.stream().filter(source -> source.isFor(patient, tumor, year)).limit(1))
                .map(source -> source.read(patient, tumor)).filter(Objects::nonNull)
                .sorted(Comparator.comparing(Item::name)).forEach(read::add);
        return read;
    }

    private static String value(List<InputSource> sources, Values patient, Values tumor, int year) {
        return sources.stream().filter(source -> source.isFor(patient, tumor, year)).findFirst()
                .map(source -> source.in(patient, tumor)).orElse(null);
    }

    private int year(Values tumor) {
        return PartialDate.yearOf(tumor.get(diagnosis)).orElse(0);
    }
}
