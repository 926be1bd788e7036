package org.accession.intake;

import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;
import org.accession.patient.RecordNumber;
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
        assertThat(RecordNumber.of(mrn)).isEmpty();
    }

    @Test
    void what_is_far_too_long_is_nobodys_number() {
        assertThat(RecordNumber.of("7".repeat(51))).isEmpty();
        assertThat(RecordNumber.of("7".repeat(50))).hasSize(50);
    }

    @Test
    void a_partial_birth_date_proves_nothing() {
        assertThat(evidence("123456789", "1951", "Smith", "Anna").birthDate()).isEmpty();
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({"'',19700101,2,John,another birth date and first name",
            "'',19700101,1,Anna,another birth date and sex",
            "987654321,19700101,2,Anna,another number and birth date",
            "987654321,19510203,2,Mary,another number and first name",
            "987654321,'',2,Mary,another number and first name and no birth date",
            "'','',1,Mary,another first name and sex and no birth date",
            "'',19510203,1,Adam,a twin's first name and sex"})
    void a_record_number_is_contradicted_by_two_parts_that_differ(String ssn, String birthDate, String sex,
            String firstName, String what) {
        Evidence other = new Evidence("", ssn, "", birthDate, sex, "Muñoz-García", firstName, "");

        assertThat(ANNA.contradicts(other)).isTrue();
        assertThat(other.contradicts(ANNA)).isTrue();
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource({"'',19510203,2,Smith,Anna,somebody has married",
            "'',19510302,2,Munoz Garcia,Anna,a mistyped birth date",
            "'',19510203,1,Smith,Anna,married and a mistyped sex", "987654321,19510203,2,Smith,Anna,a mended number",
            "123456789,19700101,1,Smith,John,the same number", "'','',2,Smith,Anna,married and no birth date",
            "'',19510203,2,Munoz Garcia,Nan,a nickname", "987654321,19510203,2,Munoz Garcia,A,an initial",
            "987654321,19510203,2,Munoz Garcia,Anna Maria,a middle name"})
    void one_part_that_differs_contradicts_no_record_number(String ssn, String birthDate, String sex,
            String lastName, String firstName, String what) {
        assertThat(ANNA.contradicts(new Evidence("", ssn, "", birthDate, sex, lastName, firstName, ""))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',2,Smith,Mary", "'',1,Smith,Anna", "'','',Smith,Mary", "19700101,2,Smith,Anna"})
    void no_more_than_the_last_name_changes_under_a_record_number_where_the_birth_date_does_not_tell(String birthDate,
            String sex, String lastName, String firstName) {
        assertThat(ANNA.contradicts(new Evidence("", "", "", birthDate, sex, lastName, firstName, ""))).isTrue();
    }

    @Test
    void twins_under_one_number_are_nearly_one_person() {
        Evidence twin = new Evidence("", "123456789", "", "19510203", "1", "Munoz Garcia", "Adam", "");

        assertThat(ANNA.isSamePerson(twin)).isFalse();
        assertThat(ANNA.score(twin)).isEqualTo(80);
    }

    @Test
    void two_record_numbers_tell_twins_of_one_sex_apart_but_not_somebody_who_got_a_new_one() {
        Evidence eve = numbered("17", "Eve");

        assertThat(eve.isSamePersonHere(numbered("18", "Ada"))).isFalse();
        assertThat(eve.isSamePersonHere(numbered("18", "Eve M"))).isTrue();
        assertThat(eve.isSamePersonHere(numbered("", "Ada"))).isTrue();
    }

    @Test
    void a_patient_number_is_the_same_persons_when_the_birth_date_becomes_known_and_not_when_it_differs() {
        Evidence unknown = sent("");

        assertThat(unknown.isSamePatientNumber(sent("19510203"))).isTrue();
        assertThat(sent("19510203").isSamePatientNumber(unknown)).isTrue();
        assertThat(sent("19510203").isSamePatientNumber(sent("19510302"))).isFalse();
        assertThat(sent("19510203").hasPatientNumberOf(sent("19510302"))).isTrue();
    }

    private static Evidence sent(String birthDate) {
        return new Evidence("", "", "", birthDate, "2", "", "", "90000050");
    }

    private static Evidence numbered(String mrn, String firstName) {
        return new Evidence(mrn, "123456789", "", "19510203", "2", "Smith", firstName, "");
    }

    @Test
    void what_differs_is_told_without_the_values() {
        Evidence john = new Evidence("", "987654321", "", "19700101", "1", "Smith", "John", "");

        assertThat(ANNA.differences(john)).containsExactly("social security number", "date of birth", "sex",
                "last name", "first name");
        assertThat(ANNA.differences(ANNA)).isEmpty();
    }

    private static Evidence evidence(String ssn, String birthDate, String lastName, String firstName) {
        return new Evidence("", ssn, "", birthDate, "2", lastName, firstName, "");
    }
}
