package org.accession.synthetic;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Level;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.Values;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SyntheticValuesTest {

    private static final List<SyntheticPatient> PATIENTS = new SyntheticRegistry(26, SyntheticOptions.usual())
            .patients(5_000).toList();

    private final Dictionaries dictionaries = Dictionaries.standard();

    @Test
    void every_value_is_what_its_item_allows() {
        assertThat(PATIENTS.stream().flatMap(patient -> faults(dictionaries.working(), patient).stream())).isEmpty();
    }

    @Test
    void every_value_is_what_its_item_allows_in_older_versions_too() {
        for (int version : List.of(21, 23, 25)) {
            Dictionary older = dictionaries.version(new NaaccrVersion(version));
            Conversion conversion = Conversion.between(dictionaries.working(), older);
            assertThat(PATIENTS.stream().flatMap(patient -> faults(older, converted(patient, conversion)).stream()))
                    .isEmpty();
        }
    }

    @Test
    void a_patient_holds_patient_items_and_a_tumor_holds_tumor_items() {
        for (SyntheticPatient patient : PATIENTS) {
            patient.values().forEach(dictionaries.working(),
                    (item, value) -> assertThat(item.level()).isEqualTo(Level.PATIENT));
            patient.tumors().forEach(tumor -> tumor.forEach(dictionaries.working(),
                    (item, value) -> assertThat(item.level()).isEqualTo(Level.TUMOR)));
        }
    }

    private static SyntheticPatient converted(SyntheticPatient patient, Conversion conversion) {
        Values values = patient.values().copy();
        List<Values> tumors = patient.tumors().stream().map(Values::copy).toList();
        conversion.apply(values, tumors);
        return new SyntheticPatient(patient.person(), patient.facility(), values, tumors);
    }

    private static List<String> faults(Dictionary dictionary, SyntheticPatient patient) {
        List<String> faults = new ArrayList<>(ItemDefinitions.faults(dictionary, Level.PATIENT, patient.values()));
        patient.tumors().forEach(tumor -> faults.addAll(ItemDefinitions.faults(dictionary, Level.TUMOR, tumor)));
        return faults;
    }
}
