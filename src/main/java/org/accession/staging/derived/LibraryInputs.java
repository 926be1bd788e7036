package org.accession.staging.derived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.staging.StagingSchemas;

import com.imsweb.algorithms.AlgorithmField;

/**
 * Where the inputs of one algorithm of the library are in our values: the item of the same XML id, but for what
 * {@code registry-schemas/staging/derivation-inputs.csv} says.
 */
final class LibraryInputs {

    /** The first of the items that has a value is taken, for cases diagnosed since the year. */
    private record Source(List<Item> items, int since) {}

    private static final String EVERY = "*";

    private final Map<String, List<Source>> ofPatient = new HashMap<>();
    private final Map<String, List<Source>> ofTumor = new HashMap<>();
    private final Item diagnosis;

    LibraryInputs(String derivation, List<AlgorithmField> fields, Dictionaries dictionaries) {
        diagnosis = dictionaries.working().item("dateOfDiagnosis");
        for (AlgorithmField field : fields) {
            List<Source> sources = sources(derivation, field.getId(), dictionaries);
            (Level.of(field.getDataLevel()) == Level.PATIENT ? ofPatient : ofTumor).put(field.getId(), sources);
        }
    }

    private static List<Source> sources(String derivation, String input, Dictionaries dictionaries) {
        List<Source> sources = new ArrayList<>();
        boolean always = false;
        for (String level : List.of(derivation, EVERY)) {
            for (var row : StagingSchemas.rows("derivation-inputs.csv")) {
                if (!always && row.getField("derivation").equals(level) && row.getField("input").equals(input)) {
                    String since = row.getField("since");
                    sources.add(new Source(items(row.getField("item"), dictionaries),
                            since.isEmpty() ? 0 : Integer.parseInt(since)));
                    always = since.isEmpty();
                }
            }
        }
        if (!always) {
            sources.add(new Source(items(input, dictionaries), 0));
        }
        return sources;
    }

    private static List<Item> items(String ids, Dictionaries dictionaries) {
        return Stream.of(ids.split(" ")).filter(id -> !id.isEmpty())
                .map(id -> dictionaries.versions().descendingSet().stream()
                        .map(version -> dictionaries.version(version).find(id)).flatMap(Optional::stream).findFirst()
                        .orElse(null))
                .filter(Objects::nonNull).toList();
    }

    /** The patient with the tumors as the library takes them. */
    Map<String, Object> of(DerivedPatient patient) {
        Map<String, Object> given = new HashMap<>();
        ofPatient.forEach((input, sources) -> given.put(input, value(sources, patient.patient(), 0)));
        List<Map<String, Object>> tumors = new ArrayList<>();
        for (Values values : patient.tumors()) {
            int year = year(values);
            Map<String, Object> tumor = new HashMap<>();
            ofTumor.forEach((input, sources) -> tumor.put(input, value(sources, values, year)));
            tumors.add(tumor);
        }
        given.put("tumors", tumors);
        return given;
    }

    private static String value(List<Source> sources, Values values, int year) {
        for (Source source : sources) {
            if (year >= source.since()) {
                return source.items().stream().filter(item -> !values.isBlank(item)).map(values::get).findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    private int year(Values tumor) {
        String date = tumor.get(diagnosis);
        return date.matches("\\d{4,8}") ? Integer.parseInt(date.substring(0, 4)) : 0;
    }
}
