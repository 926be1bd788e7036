package org.accession.dictionary;

import java.util.List;

import org.accession.dictionary.ConversionNote.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConversionTest {

    private static final Dictionaries DICTIONARIES = Dictionaries.standard();

    private final Values patient = new Values();
    private final Values tumor = new Values();

    private static Dictionary v(int number) {
        return DICTIONARIES.version(new NaaccrVersion(number));
    }

    /** The item wherever it exists. */
    private static Item item(String id) {
        return DICTIONARIES.versions().stream().map(DICTIONARIES::version)
                .flatMap(dictionary -> dictionary.find(id).stream()).findFirst().orElseThrow();
    }

    private List<ConversionNote> convert(int from, int to, Values... tumors) {
        return Conversion.between(v(from), v(to)).apply(patient, List.of(tumors));
    }

    @ParameterizedTest
    @CsvSource({"1,C509,1,CONVERTED", "2,C619,2,CONVERTED", "9,C509,9,CONVERTED", "9,C619,1,CONVERTED",
            "9,C539,2,CONVERTED", "3,C509,9,REVIEW", "4,C619,9,REVIEW", "5,C509,1,REVIEW", "6,C509,2,REVIEW"})
    void sex_becomes_sex_assigned_at_birth(String sex, String site, String expected, Kind kind) {
        patient.set(item("sex"), sex);
        tumor.set(item("primarySite"), site);

        List<ConversionNote> notes = convert(25, 26, tumor);

        assertThat(patient.get(item("sexAssignedAtBirth"))).isEqualTo(expected);
        assertThat(notes).extracting(ConversionNote::kind, ConversionNote::before, ConversionNote::after)
                .containsExactly(tuple(kind, sex, expected));
    }

    @Test
    void an_unknown_sex_with_sites_of_both_sexes_stays_unknown_and_is_reviewed() {
        patient.set(item("sex"), "9");
        tumor.set(item("primarySite"), "C619");
        Values ovary = new Values();
        ovary.set(item("primarySite"), "C569");

        List<ConversionNote> notes = convert(25, 26, tumor, ovary);

        assertThat(patient.get(item("sexAssignedAtBirth"))).isEqualTo("9");
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.REVIEW);
    }

    @Test
    void a_code_that_sex_never_had_is_named_and_left() {
        patient.set(item("sex"), "7");

        List<ConversionNote> notes = convert(25, 26);

        assertThat(patient.get(item("sexAssignedAtBirth"))).isEmpty();
        assertThat(patient.get(item("sex"))).isEqualTo("7");
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.MISFIT);
    }

    @Test
    void going_back_sex_is_what_it_was_while_it_still_agrees_and_follows_when_it_does_not() {
        patient.set(item("sex"), "5");
        convert(25, 26);
        convert(26, 25);
        assertThat(patient.get(item("sex"))).isEqualTo("5");

        convert(25, 26);
        patient.set(item("sexAssignedAtBirth"), "2");
        List<ConversionNote> notes = convert(26, 25);
        assertThat(patient.get(item("sex"))).isEqualTo("2");
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.CONVERTED);

        patient.set(item("sexAssignedAtBirth"), "");
        notes = convert(26, 25);
        assertThat(patient.get(item("sex"))).isEmpty();
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.DROPPED);
    }

    @Test
    void a_case_abstracted_in_26_gets_a_sex_in_25() {
        patient.set(item("sexAssignedAtBirth"), "2");

        List<ConversionNote> notes = convert(26, 25);

        assertThat(patient.get(item("sex"))).isEqualTo("2");
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.CONVERTED);
    }

    @Test
    void date_flags_are_kept_and_come_back_unless_the_date_is_known_by_then() {
        tumor.set(item("dateOfDiagnosisFlag"), "12");
        tumor.set(item("rxDateSurgeryFlag"), "10");

        List<ConversionNote> notes = convert(22, 26, tumor);
        assertThat(notes).extracting(ConversionNote::kind).containsOnly(Kind.KEPT).hasSize(2);

        tumor.set(item("rxDateSurgery"), "20220304");
        notes = convert(26, 22, tumor);

        assertThat(tumor.get(item("dateOfDiagnosisFlag"))).isEqualTo("12");
        assertThat(tumor.get(item("rxDateSurgeryFlag"))).isEmpty();
        assertThat(notes).extracting(note -> note.item().id(), ConversionNote::kind)
                .containsExactly(tuple("rxDateSurgeryFlag", Kind.DROPPED));
    }

    @ParameterizedTest
    @CsvSource({"2024,2024", "202403,2024-03", "20240315,2024-03-15", "20240315101530,2024-03-15T10:15:30"})
    void collection_dates_become_date_times_and_go_back(String before, String after) {
        Item collected = item("pathDateSpecCollect1");
        tumor.set(collected, before);

        convert(24, 25, tumor);
        assertThat(tumor.get(collected)).isEqualTo(after);
        assertThat(v(25).item("pathDateSpecCollect1").misfit(after)).isEmpty();

        convert(25, 24, tumor);
        assertThat(tumor.get(collected)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-15T10:15:30-05:00", "2025-03-15T10:15:30.5Z", "2025-03-15T10:15:30.25"})
    void a_time_zone_or_part_of_a_second_has_no_place_in_24_and_its_loss_is_to_be_reviewed(String before) {
        tumor.set(item("pathDateSpecCollect1"), before);

        List<ConversionNote> notes = convert(25, 24, tumor);

        assertThat(tumor.get(item("pathDateSpecCollect1"))).isEqualTo("20250315101530");
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.REVIEW);
    }

    @ParameterizedTest
    @CsvSource({"24, 26, 20241341", "24, 26, 20240230", "26, 24, 2024-02-30",
            "26, 24, 2024-02-28T10:11:12+99:99"})
    void a_collection_date_that_is_none_is_left(int from, int to, String none) {
        tumor.set(item("pathDateSpecCollect1"), none);
        convert(from, to, tumor);
        assertThat(tumor.get(item("pathDateSpecCollect1"))).isEqualTo(none);
    }

    @Test
    void what_is_too_long_for_an_older_version_is_named_and_left() {
        String text = "x".repeat(3000);
        tumor.set(item("ehrReporting"), text);
        tumor.set(item("textDxProcPe"), text);
        tumor.set(item("medicalRecordNumber"), "123456789012345");
        patient.set(item("dcStateFileNumber"), "123456789012");

        List<ConversionNote> notes = convert(26, 18, tumor);

        assertThat(notes).extracting(note -> note.item().id(), ConversionNote::kind).containsExactlyInAnyOrder(
                tuple("ehrReporting", Kind.TOO_LONG), tuple("medicalRecordNumber", Kind.TOO_LONG),
                tuple("dcStateFileNumber", Kind.TOO_LONG));
        assertThat(tumor.get(item("ehrReporting"))).isEqualTo(text);
    }

    @Test
    void unlimited_text_of_version_22_may_be_too_long_for_23() {
        tumor.set(item("textDxProcPe"), "x".repeat(4001));
        assertThat(convert(22, 23, tumor)).extracting(ConversionNote::kind).containsExactly(Kind.TOO_LONG);
    }

    @Test
    void tumors_that_agree_give_their_follow_up_source_to_the_patient_and_get_it_back() {
        Item source = item("followUpSourceCentral");
        Values second = new Values();
        tumor.set(source, "30");
        second.set(source, "30");

        List<ConversionNote> notes = convert(23, 24, tumor, second);
        assertThat(patient.get(source)).isEqualTo("30");
        assertThat(tumor.isBlank(source)).isTrue();
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.MOVED);

        convert(24, 23, tumor, second);
        assertThat(List.of(tumor.get(source), second.get(source))).containsOnly("30");
    }

    @Test
    void tumors_that_disagree_are_listed_and_keep_their_own_until_the_patient_changes() {
        Item source = item("followUpSourceCentral");
        Values second = new Values();
        tumor.set(source, "30");
        tumor.set(item("dateOfDiagnosis"), "20200101");
        second.set(source, "49");
        second.set(item("dateOfDiagnosis"), "20210101");

        List<ConversionNote> notes = convert(23, 26, tumor, second);
        assertThat(patient.get(source)).isEqualTo("49");
        assertThat(notes).extracting(ConversionNote::kind, ConversionNote::tumor, ConversionNote::before)
                .containsExactly(tuple(Kind.DISAGREED, 1, "30"));

        convert(26, 23, tumor, second);
        assertThat(List.of(tumor.get(source), second.get(source))).containsExactly("30", "49");

        convert(23, 26, tumor, second);
        patient.set(source, "01");
        convert(26, 23, tumor, second);
        assertThat(List.of(tumor.get(source), second.get(source))).containsExactly("01", "01");
    }

    @Test
    void a_tumor_by_itself_keeps_what_belongs_to_the_patient_now_with_a_note() {
        tumor.set(item("followUpSourceCentral"), "30");

        List<ConversionNote> notes = Conversion.between(v(23), v(24)).apply(tumor, Level.TUMOR);

        assertThat(tumor.get(item("followUpSourceCentral"))).isEqualTo("30");
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.DISAGREED);
    }

    @Test
    void a_maiden_name_fills_a_birth_surname_that_is_blank() {
        patient.set(item("nameMaiden"), "GARCIA");
        List<ConversionNote> notes = convert(18, 26);
        assertThat(patient.get(item("nameBirthSurname"))).isEqualTo("GARCIA");
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.CONVERTED, Kind.KEPT);
        assertThat(notes).allSatisfy(note -> assertThat(note.toString()).doesNotContain("GARCIA"));

        patient.set(item("nameMaiden"), "");
        patient.set(item("nameBirthSurname"), "LOPEZ");
        notes = convert(26, 18);
        assertThat(patient.get(item("nameMaiden"))).isEqualTo("LOPEZ");
        assertThat(notes).extracting(ConversionNote::kind).containsExactly(Kind.REVIEW, Kind.LEFT_OUT);
    }

    @Test
    void a_birth_surname_that_is_given_stands() {
        patient.set(item("nameMaiden"), "GARCIA");
        patient.set(item("nameBirthSurname"), "LOPEZ");
        convert(23, 26);
        assertThat(patient.get(item("nameBirthSurname"))).isEqualTo("LOPEZ");
    }

    @Test
    void the_record_version_follows() {
        Values root = new Values();
        root.set(item("naaccrRecordVersion"), "230");
        Conversion.between(v(23), v(26)).apply(root, Level.ROOT);
        assertThat(root.get(item("naaccrRecordVersion"))).isEqualTo("260");
    }

    @Test
    void between_a_version_and_itself_nothing_changes() {
        patient.set(item("sexAssignedAtBirth"), "1");
        assertThat(convert(26, 26, tumor)).isEmpty();
    }

    @Test
    void every_item_that_a_version_retired_has_a_row_that_says_what_becomes_of_it() {
        List<NaaccrVersion> versions = List.copyOf(DICTIONARIES.versions());
        for (int i = 1; i < versions.size(); i++) {
            Dictionary older = DICTIONARIES.version(versions.get(i - 1));
            Dictionary newer = DICTIONARIES.version(versions.get(i));
            int at = newer.version().number();
            assertThat(older.items().stream()
                    .filter(item -> item.dictionaryUri().equals(older.version().uri()))
                    .filter(item -> newer.at(item.ordinal()) == null).map(Item::id))
                    .allMatch(id -> ConversionTable.rows().stream()
                            .anyMatch(row -> row.at() == at && row.item().equals(id)));
        }
    }

    @Test
    void the_table_names_known_items_only() {
        assertThat(ConversionTable.rows()).allSatisfy(row -> {
            item(row.item());
            for (String other : row.other().isEmpty() ? new String[0] : row.other().split(" ")) {
                item(other);
            }
        });
    }
}
