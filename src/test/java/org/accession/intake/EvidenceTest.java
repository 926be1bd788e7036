package org.accession.intake;

import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceTest {

    private static final Evidence ANNA = evidence("123456789", "19510203", "Muñoz-García", "Anna");

    @Test
    void number_birth_date_and_last_name_together_are_one_person() {
        assertThat(ANNA.isSamePerson(evidence("123456789", "19510203", "MUNOZ GARCIA", "Ana"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"123456780,19510203,Munoz Garcia", "123456789,19510204,Munoz Garcia", "123456789,19510203,Smith"})
    void two_of_the_three_are_only_nearly_one_person(String ssn, String birthDate, String lastName) {
        Evidence other = evidence(ssn, birthDate, lastName, "Anna");

        assertThat(ANNA.isSamePerson(other)).isFalse();
        assertThat(ANNA.mayBeSamePerson(other)).isEqualTo(ssn.equals("123456789"));
    }

    @Test
    void the_whole_name_and_the_birth_date_are_nearly_one_person_unless_the_numbers_differ() {
        assertThat(ANNA.mayBeSamePerson(evidence("", "19510203", "Munoz Garcia", "Anna"))).isTrue();
        assertThat(ANNA.mayBeSamePerson(evidence("111223333", "19510203", "Munoz Garcia", "Anna"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "999999999", "000000000", "12345678", "111111111", "123456789"})
    void an_unknown_number_matches_nothing_not_even_itself(String ssn) {
        Dictionary dictionary = Dictionaries.standard().working();
        EvidenceItems items = new EvidenceItems(dictionary, new Keyring(Map.of(1, Keyring.newSecret()), 1, 1));
        Values patient = new Values();
        patient.set(dictionary.item("socialSecurityNumber"), ssn);
        patient.set(dictionary.item("dateOfBirth"), "19510203");
        patient.set(dictionary.item("nameLast"), "Smith");
        Evidence one = items.of(patient, List.of());

        assertThat(one.ssn()).isEmpty();
        assertThat(one.isSamePerson(items.of(patient, List.of()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "UNK", "RT", "su", "99999999", "0000"})
    void what_stands_for_no_record_number_is_none(String mrn) {
        assertThat(Evidence.recordNumber(mrn)).isEmpty();
    }

    @Test
    void a_partial_birth_date_proves_nothing() {
        assertThat(evidence("123456789", "1951", "Smith", "Anna").birthDate()).isEmpty();
    }

    @Test
    void a_record_number_is_contradicted_only_when_name_and_birth_date_all_differ() {
        assertThat(ANNA.contradicts(evidence("", "19700101", "Smith", "John"))).isTrue();
        assertThat(ANNA.contradicts(evidence("", "19510203", "Smith", "Anna"))).isFalse();
        assertThat(ANNA.contradicts(evidence("123456789", "19700101", "Smith", "John"))).isFalse();
        assertThat(ANNA.contradicts(evidence("", "", "Smith", "John"))).isFalse();
    }

    private static Evidence evidence(String ssn, String birthDate, String lastName, String firstName) {
        return new Evidence("", ssn, "", birthDate, lastName, firstName, "");
    }
}
