package org.accession.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.intake.Held.Person;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Patient;
import org.accession.patient.TumorCase;
import org.accession.platform.DatabaseAccess;
import org.accession.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One rule, asked twice: of cases that come together, and of one whose tumor is in the database already. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TumorLinksTest {

    private static final List<String> ITEMS = List.of("primarySite", "histologicTypeIcdO3", "behaviorCodeIcdO3",
            "laterality", "dateOfDiagnosis");

    private static DatabaseAccess database;

    private final Dictionary dictionary = Dictionaries.standard().working();

    @BeforeAll
    static void a_patient_of_one_facility() {
        database = TestDatabase.fresh();
        TestDatabase.execute(database, """
                SET accession.facilities = '*';
                INSERT INTO facility (id, name) VALUES (1, 'First'), (2, 'Second');
                INSERT INTO patient (id) VALUES (1);
                INSERT INTO facility_patient (id, facility_id, patient_id, items) VALUES (1, 1, 1, '{}')""");
    }

    /** Tumors as site, histology, behavior, laterality and date of diagnosis; - for what is blank. */
    @ParameterizedTest
    @CsvSource({
            "the same,                C504 8500 3 1 20260302, C504 8500 3 1 20260302, true",
            "another site,            C504 8500 3 1 20260302, C505 8500 3 1 20260302, false",
            "another histology,       C504 8500 3 1 20260302, C504 8520 3 1 20260302, false",
            "another behavior,        C504 8500 3 1 20260302, C504 8500 2 1 20260302, false",
            "the other side,          C504 8500 3 1 20260302, C504 8500 3 2 20260302, false",
            "no side,                 C504 8500 3 1 20260302, C504 8500 3 - 20260302, false",
            "neither has a side,      C619 8140 3 - 20260302, C619 8140 3 - 20260302, true",
            "neither is examined,     C619 - - - 20260302,    C619 - - - 20260302,    true",
            "neither has a site,      - 8500 3 1 20260302,    - 8500 3 1 20260302,    false",
            "two months later,        C504 8500 3 1 20260302, C504 8500 3 1 20260502, true",
            "a day more,              C504 8500 3 1 20260302, C504 8500 3 1 20260503, false",
            "to the month's end,      C504 8500 3 1 20251231, C504 8500 3 1 20260228, true",
            "and over it,             C504 8500 3 1 20251231, C504 8500 3 1 20260301, false",
            "in a leap year,          C504 8500 3 1 20231231, C504 8500 3 1 20240229, true",
            "back over a month's end, C504 8500 3 1 20260228, C504 8500 3 1 20260430, false",
            "a near month,            C504 8500 3 1 20260302, C504 8500 3 1 202605,   true",
            "a far month,             C504 8500 3 1 20260302, C504 8500 3 1 202606,   false",
            "within the year,         C504 8500 3 1 20260302, C504 8500 3 1 2026,     true",
            "a year that ends near,   C504 8500 3 1 20260228, C504 8500 3 1 2025,     true",
            "a year that ended,       C504 8500 3 1 20260301, C504 8500 3 1 2025,     false",
            "two years,               C504 8500 3 1 2025,     C504 8500 3 1 2026,     true",
            "a year between,          C504 8500 3 1 2024,     C504 8500 3 1 2026,     false",
            "no date,                 C504 8500 3 1 20260302, C504 8500 3 1 -,        false",
            "neither has a date,      C504 8500 3 1 -,        C504 8500 3 1 -,        false"})
    void cases_are_of_one_tumor_whether_they_come_together_or_not(String what, String one, String other,
            boolean expected) throws SQLException {
        try (Connection service = database.asService()) {
            service.setAutoCommit(false);
            for (List<String> each : List.of(List.of(one, other), List.of(other, one))) {
                TumorCase first = tumorCase(each.get(0));
                TumorCase second = tumorCase(each.get(1));
                assertThat(areLinked(service, first, second)).as("%s: together, %s", what, each).isEqualTo(expected);
                assertThat(isKnown(service, first, second)).as("%s: one after the other, %s", what, each)
                        .isEqualTo(expected);
            }
        }
    }

    private static boolean areLinked(Connection service, TumorCase first, TumorCase second) throws SQLException {
        Patient patient = new Patient();
        TumorLinks links = new TumorLinks();
        links.add(first, person(patient, 1, true));
        links.add(second, person(patient, 2, true));
        links.link(service);
        return first.tumor == second.tumor;
    }

    private static boolean isKnown(Connection service, TumorCase first, TumorCase second) throws SQLException {
        try (Statement statement = service.createStatement()) {
            statement.execute("SELECT set_config('accession.facilities', '*', true)");
            statement.execute(
                    """
                            INSERT INTO tumor (id, patient_id, primary_site, histologic_type_icd_o3, behavior_code_icd_o3, laterality,
                                date_of_diagnosis) VALUES (1, 1, %s, %s, %s, %s, %s)"""
                            .formatted(quoted(first.primarySite),
                                    quoted(first.histologicTypeIcdO3), quoted(first.behaviorCodeIcdO3),
                                    quoted(first.laterality),
                                    quoted(first.dateOfDiagnosis == null ? null : first.dateOfDiagnosis.written())));
        }
        Patient patient = new Patient();
        patient.id = 1L;
        TumorLinks links = new TumorLinks();
        links.add(second, person(patient, 2, false));
        links.link(service);
        service.rollback();
        return Objects.equals(second.tumor.id, 1L);
    }

    private static Person person(Patient patient, long facilityId, boolean isAlone) {
        FacilityPatient row = new FacilityPatient();
        row.patient = patient;
        return new Person(row, facilityId, null, isAlone);
    }

    private TumorCase tumorCase(String written) {
        String[] parts = written.split(" ");
        Values values = new Values();
        for (int i = 0; i < parts.length; i++) {
            values.set(dictionary.item(ITEMS.get(i)), parts[i].replace("-", ""));
        }
        TumorCase row = new TumorCase();
        row.values(values);
        return row;
    }

    private static String quoted(String value) {
        return value == null ? "NULL" : "'" + value + "'";
    }
}
