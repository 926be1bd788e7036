package org.accession.intake;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseListTest {

    private final Dictionary dictionary = Dictionaries.standard().working();

    @ParameterizedTest
    @ValueSource(strings = {"MRN,Patient Name,DOB\n17,\"Müller, Eva\",3/2/1951\n",
            "MRN;Patient Name;DOB\n17;Müller, Eva;3/2/1951\n",
            "\uFEFFMRN\tPatient Name\tDOB\r\n17\tMüller, Eva\t3/2/1951"})
    void commas_semicolons_and_tabs_are_understood_by_the_first_line(String text) throws Exception {
        CaseList list = read(text, StandardCharsets.UTF_8);

        assertThat(list.headings()).containsExactly("MRN", "Patient Name", "DOB");
        assertThat(list.rows()).containsExactly(new CaseList.Row(2, List.of("17", "Müller, Eva", "3/2/1951")));
    }

    @Test
    void what_is_not_utf_8_is_read_as_a_spreadsheet_on_windows_writes_it() throws Exception {
        CaseList list = read("Name\nMüller\n", Charset.forName("windows-1252"));

        assertThat(list.rows().get(0).fields()).containsExactly("Müller");
    }

    @Test
    void a_short_line_is_filled_and_one_with_a_field_too_many_is_a_line_by_itself() throws Exception {
        CaseList list = read("MRN,Name,DOB\nL1\nL2,Listed, Bob,3/2/1951\nL3,\"Three, Tom\",3/2/1951,,\n",
                StandardCharsets.UTF_8);

        assertThat(list.rows()).extracting(CaseList.Row::line).containsExactly(2L, 3L, 4L);
        assertThat(list.rows().get(0).fields()).containsExactly("L1", "", "");
        assertThat(list.rows().get(1).misfit(3)).hasValueSatisfying(
                reason -> assertThat(reason).startsWith("The line has 4 fields, the headings are 3"));
        assertThat(list.rows().get(2).fields()).containsExactly("L3", "Three, Tom", "3/2/1951");
        assertThat(list.rows()).filteredOn(row -> row.misfit(3).isEmpty()).hasSize(2);
    }

    @Test
    void a_quotation_mark_without_its_second_one_is_told_with_its_line() {
        assertThatThrownBy(() -> read("MRN,Name\n1,Roe\n2,\"Doe\n3,Poe\n", StandardCharsets.UTF_8))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("The list cannot be read as CSV from line 3");
    }

    @Test
    void two_columns_of_one_heading_and_one_without_any_are_three_to_choose_from() throws Exception {
        assertThat(read("MRN,MRN,,Name\n", StandardCharsets.UTF_8).headings())
                .containsExactly("MRN", "MRN (2)", "Column 3", "Name");
    }

    @Test
    void a_spreadsheet_file_and_an_empty_one_are_refused_in_one_sentence() {
        assertThatThrownBy(() -> read("PK\u0003\u0004\u0000\u0000", StandardCharsets.ISO_8859_1))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("save it as CSV");
        assertThatThrownBy(() -> read("", StandardCharsets.UTF_8)).isInstanceOf(UnreadableFile.class)
                .hasMessage("The list is empty.");
    }

    @Test
    void usual_headings_map_themselves() {
        CaseListMapping mapping = CaseListMapping.guess(List.of("Chart", "PATIENT_NAME", "dob", "Admit Date", "DX"));

        assertThat(mapping.columns()).containsOnly(Map.entry(CaseListField.MRN, "Chart"),
                Map.entry(CaseListField.FULL_NAME, "PATIENT_NAME"), Map.entry(CaseListField.BIRTH_DATE, "dob"),
                Map.entry(CaseListField.FIRST_CONTACT, "Admit Date"), Map.entry(CaseListField.REASON, "DX"));
    }

    @Test
    void a_mapping_without_name_and_record_number_is_refused() {
        assertThat(CaseListMapping.guess(List.of("dob")).problems(List.of("dob"))).hasSize(1);
    }

    @Test
    void a_line_becomes_items() {
        CaseListEntry entry = entry(Map.of(CaseListField.FULL_NAME, "Doe, Jane A", CaseListField.MRN, "17",
                CaseListField.BIRTH_DATE, "1951-03-02", CaseListField.SEX, "f", CaseListField.SITE, "c50.4",
                CaseListField.REASON, "C50.411 malignant neoplasm of right breast", CaseListField.FIRST_CONTACT,
                "2/3/2026"));

        assertThat(entry.problems()).isEmpty();
        assertThat(entry.patient().get(dictionary.item("nameLast"))).isEqualTo("Doe");
        assertThat(entry.patient().get(dictionary.item("nameFirst"))).isEqualTo("Jane A");
        assertThat(entry.patient().get(dictionary.item("dateOfBirth"))).isEqualTo("19510302");
        assertThat(entry.patient().get(dictionary.item("sexAssignedAtBirth"))).isEqualTo("2");
        assertThat(entry.tumor().get(dictionary.item("medicalRecordNumber"))).isEqualTo("17");
        assertThat(entry.tumor().get(dictionary.item("dateOf1stContact"))).isEqualTo("20260203");
        assertThat(entry.tumor().get(dictionary.item("primarySite"))).isEqualTo("C504");
        assertThat(entry.reason()).isEqualTo("C50.411 malignant neoplasm of right breast");
        assertThat(entry.tumor().isBlank(dictionary.item("textPrimarySiteTitle"))).isTrue();
    }

    @Test
    void each_problem_of_a_line_is_said() {
        CaseListEntry entry = entry(Map.of(CaseListField.BIRTH_DATE, "13/13/1951", CaseListField.SEX, "x",
                CaseListField.SITE, "breast", CaseListField.FIRST_CONTACT, "2/3/26"));

        assertThat(entry.problems()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02,20260302", "20260302,20260302", "2026.03.02,20260302", "2026-03,202603", "2026,2026",
            "3/2/2026,20260302",
            "03-02-2026 11:30,20260302", "2026-03-02T11:30:00,20260302"})
    void dates_are_read_as_people_write_them(String written, String date) {
        assertThat(ListedDate.read(written)).hasValue(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "3/2/26", "tomorrow", "02.01.1950", "99999999", "20261301", "0302"})
    void what_is_no_date_of_the_calendar_is_not_guessed(String written) {
        assertThat(ListedDate.read(written)).isEmpty();
    }

    private CaseListEntry entry(Map<CaseListField, String> fields) {
        return CaseListEntry.read(dictionary, new EnumMap<>(fields)::get);
    }

    private static CaseList read(String text, Charset charset) throws Exception {
        return CaseList.read(new ByteArrayInputStream(text.getBytes(charset)));
    }
}
