package org.accession.patient;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.keys.Keyring;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PatientStorageTest {

    private static final Dictionary DICTIONARY = Dictionaries.standard().working();

    @Inject
    Keyring keyring;

    @Test
    void a_case_comes_back_with_all_its_values_and_its_columns() {
        UUID id = Scope.everywhere(null).call(() -> QuarkusTransaction.requiringNew().call(() -> {
            Facility facility = new Facility();
            facility.name = "Storage " + UUID.randomUUID();
            facility.persist();
            Patient patient = new Patient();
            patient.persist();
            FacilityPatient at = new FacilityPatient();
            at.facility = facility;
            at.patient = patient;
            at.mrn = "123";
            Values values = new Values();
            values.set(DICTIONARY.item("nameLast"), "O'BRIEN \"X\" \\ é");
            values.set(DICTIONARY.item("socialSecurityNumber"), "219456789");
            values.set(DICTIONARY.item("dateOfBirth"), "194506");
            at.values(values, keyring);
            at.persist();
            TumorCase one = new TumorCase();
            one.facility = facility;
            one.facilityPatient = at;
            Values tumor = new Values();
            tumor.set(DICTIONARY.item("primarySite"), "C504");
            tumor.set(DICTIONARY.item("dateOfDiagnosis"), "20260231");
            one.values(tumor);
            one.persist();
            return one.publicId;
        }));
        Scope.everywhere(null).run(() -> QuarkusTransaction.requiringNew().run(() -> {
            TumorCase one = TumorCase.findByPublicId(id).orElseThrow();
            assertThat(one.primarySite).isEqualTo("C504");
            assertThat(one.dateOfDiagnosis).isNull();
            assertThat(one.facilityPatient.dateOfBirth.written()).isEqualTo("194506");
            assertThat(one.facilityPatient.valuesWithIdentifiers(keyring).get(DICTIONARY.item("socialSecurityNumber")))
                    .isEqualTo("219456789");
            one.facilityPatient.patient.consolidated = java.util.Map.of("nameLast", new SourcedValue("X", 1));
        }));
        assertThat(QuarkusTransaction.requiringNew().call(() -> TumorCase.count())).isZero();
        assertThat(List.of(1)).isNotEmpty();
    }
}
