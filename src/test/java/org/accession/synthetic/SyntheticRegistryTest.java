package org.accession.synthetic;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.accession.synthetic.MadeUp.Case;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.accession.synthetic.MadeUp.CASES;
import static org.accession.synthetic.MadeUp.PATIENTS;
import static org.accession.synthetic.MadeUp.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SyntheticRegistryTest {

    @Test
    void one_seed_makes_one_registry_on_any_thread_in_any_language_and_time_zone() throws Exception {
        List<SyntheticPatient> here = new SyntheticRegistry(7, SyntheticOptions.usual()).patients(300).toList();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            List<SyntheticPatient> there = CompletableFuture
                    .supplyAsync(() -> new SyntheticRegistry(7, SyntheticOptions.usual()).patients(300).toList()).get();
            assertThat(there).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void chance_is_the_same_on_every_java() {
        // Computed apart, from the published algorithm of SplitMix64.
        Chance chance = new Chance(1);
        assertThat(List.of(chance.below(1_000_000), chance.below(1_000_000), chance.below(1_000_000)))
                .containsExactly(749_748, 372_393, 438_283);
    }

    @Test
    void another_seed_makes_other_people() {
        List<String> one = names(1);
        assertThat(one).isNotEqualTo(names(2));
    }

    private static List<String> names(long seed) {
        return new SyntheticRegistry(seed, SyntheticOptions.usual()).patients(20)
                .map(patient -> value(patient.values(), "nameLast")).toList();
    }

    @Test
    void identifiers_belong_to_one_person_only() {
        Map<String, Long> persons = new HashMap<>();
        for (SyntheticPatient patient : PATIENTS) {
            for (Case c : cases(patient)) {
                one(persons, "mrn " + c.get("reportingFacility") + c.get("medicalRecordNumber"), patient.person());
                one(persons, "accession " + c.get("reportingFacility") + c.get("accessionNumberHosp"),
                        patient.person());
            }
            String number = value(patient.values(), "socialSecurityNumber");
            if (!number.equals("999999999")) {
                one(persons, "ssn " + number, patient.person());
            }
        }
        assertThat(PATIENTS.stream().map(patient -> value(patient.values(), "patientIdNumber")))
                .doesNotHaveDuplicates();
    }

    /** What the edits Social Security Number of SEER and NAACCR refuse (N0172, N0399 and N1799 of the metafile v23). */
    @Test
    void social_security_numbers_pass_the_published_edits() {
        for (SyntheticPatient patient : PATIENTS) {
            String number = value(patient.values(), "socialSecurityNumber");
            assertThat(number).matches("[0-9]{9}");
            if (!number.equals("999999999")) {
                assertThat(number).doesNotMatch("(000|666|9).*|[0-9]{3}00.*|.*0000");
            }
        }
    }

    private static void one(Map<String, Long> persons, String identifier, long person) {
        assertThat(persons.merge(identifier, person, (old, now) -> old)).as(identifier).isEqualTo(person);
    }

    private static List<Case> cases(SyntheticPatient patient) {
        return patient.tumors().stream().map(tumor -> new Case(patient, tumor)).toList();
    }

    @Test
    void identifiers_are_out_of_ranges_that_are_not_issued_wherever_there_are_any() {
        for (SyntheticPatient patient : PATIENTS) {
            assertThat(value(patient.values(), "socialSecurityNumber"))
                    .matches("(73[4-9]|74[0-9]|77[3-9]|7[89][0-9]|8[0-9]{2})[0-9]{6}|999999999");
            assertThat(value(patient.values(), "telephone")).matches("[2-9][0-9]{2}55501[0-9]{2}");
            assertThat(value(patient.values(), "medicareBeneficiaryIdentifier")).matches("0.{10}|");
        }
        for (Case c : CASES) {
            assertThat(List.of(c.get("npiReportingFacility")))
                    .allMatch(npi -> npi.startsWith("2") && luhn("80840" + npi));
        }
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int counted = i % 2 == 1 ? 2 * digit : digit;
            sum += counted / 10 + counted % 10;
        }
        return sum % 10 == 0;
    }

    @Test
    void an_abstract_has_about_three_hundred_items() {
        double items = CASES.stream().filter(Case::isComplete)
                .mapToInt(c -> c.tumor().size() + c.patient().values().size()).average().orElse(0);
        assertThat(items).isBetween(280.0, 330.0);
    }

    @Test
    void diagnoses_are_as_frequent_as_the_table_says() {
        SyntheticRegistry registry = new SyntheticRegistry(3, SyntheticOptions.usual().withElsewhere(0, 0));
        List<SyntheticPatient> patients = registry.patients(20_000).toList();
        Map<String, Long> found = patients.stream().map(p -> p.tumors().get(0)).collect(Collectors.groupingBy(
                t -> value(t, "primarySite").substring(0, 3), Collectors.counting()));
        List<Diagnosis> diagnoses = new Frequencies().diagnoses();
        double all = diagnoses.stream().mapToDouble(Diagnosis::weight).sum();
        Map<String, Double> expected = diagnoses.stream().collect(Collectors.groupingBy(Diagnosis::organ,
                Collectors.summingDouble(diagnosis -> diagnosis.weight() / all * 20_000)));
        double chiSquare = 0;
        int organs = 0;
        for (Map.Entry<String, Double> organ : expected.entrySet()) {
            if (organ.getValue() >= 5) {
                double difference = found.getOrDefault(organ.getKey(), 0L) - organ.getValue();
                chiSquare += difference * difference / organ.getValue();
                organs++;
            }
        }
        // Mean of the distribution is one less than the classes, deviation the root of twice that.
        assertThat(chiSquare).isLessThan(organs + 4 * Math.sqrt(2.0 * organs));
        assertThat(organs).isGreaterThan(45);
    }

    @Test
    void women_and_men_fall_ill_at_the_ages_of_the_table() {
        List<Integer> prostate = ages("C61");
        List<Integer> testis = ages("C62");
        List<Integer> breast = ages("C50");
        assertThat(mean(prostate)).isCloseTo(67, within(3.0));
        assertThat(mean(testis)).isCloseTo(37, within(5.0));
        assertThat(mean(breast)).isCloseTo(62, within(3.0));
        assertThat(prostate).allMatch(age -> age > 40);
    }

    private static List<Integer> ages(String organ) {
        return CASES.stream().filter(c -> c.get("primarySite").startsWith(organ))
                .map(c -> Integer.parseInt(c.get("ageAtDiagnosis"))).toList();
    }

    private static double mean(List<Integer> ages) {
        return ages.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }

    @Test
    void survival_falls_with_the_stage() {
        double localized = aliveAfterThreeYears("1");
        double regional = aliveAfterThreeYears("[234]");
        double distant = aliveAfterThreeYears("7");
        assertThat(localized).isGreaterThan(regional + 0.05);
        assertThat(regional).isGreaterThan(distant + 0.15);
        assertThat(distant).isBetween(0.15, 0.6);
    }

    /** Of solid tumors diagnosed at least four years ago: who is not known to have died within three. */
    private static double aliveAfterThreeYears(String stages) {
        List<Case> cases = CASES.stream().filter(Case::isComplete)
                .filter(c -> c.year() >= 2018 && c.year() <= 2021 && c.get("survMosActiveFollowup").length() == 4)
                .filter(c -> c.get("histologicTypeIcdO3").compareTo("9590") < 0)
                .filter(c -> c.get("summaryStage2018").matches(stages)).toList();
        long dead = cases.stream().filter(c -> c.ofPatient("vitalStatus").equals("0")
                && Integer.parseInt(c.get("survMosActiveFollowup")) < 36).count();
        return 1 - dead / (double) cases.size();
    }

    @Test
    void years_of_diagnosis_are_those_asked_for() {
        SyntheticOptions options = SyntheticOptions.usual().standingOn(LocalDate.of(2024, 3, 31))
                .diagnosedFrom(LocalDate.of(2020, 1, 1));
        Set<String> years = new HashSet<>();
        new SyntheticRegistry(5, options).patients(2_000).forEach(patient -> {
            years.add(value(patient.tumors().get(0), "dateOfDiagnosis").substring(0, 4));
            assertThat(value(patient.values(), "dateOfLastContact")).isLessThanOrEqualTo("20240331");
        });
        assertThat(years).containsExactlyInAnyOrder("2020", "2021", "2022", "2023", "2024");
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> SyntheticOptions.usual().withFacilities(0)).hasMessageContaining("facility");
        assertThatThrownBy(() -> SyntheticOptions.usual().diagnosedFrom(LocalDate.of(2030, 1, 1)))
                .hasMessageContaining("2030-01-01");
    }

    @Test
    void the_demo_has_three_hospitals_patients_of_two_and_some_under_a_slightly_other_identity() {
        SyntheticRegistry.Demo demo = SyntheticRegistry.demo();
        assertThat(demo.patients()).hasSize(500);
        assertThat(demo.facilities()).hasSize(3).allMatch(facility -> facility.fin().length() == 10
                && facility.npi().length() == 10 && !facility.name().isEmpty());
        assertThat(demo.patients().stream().map(SyntheticPatient::facility).distinct()).hasSize(3);
        Map<Long, List<SyntheticPatient>> persons = demo.patients().stream()
                .collect(Collectors.groupingBy(SyntheticPatient::person));
        List<List<SyntheticPatient>> twice = persons.values().stream().filter(records -> records.size() == 2).toList();
        assertThat(twice.size()).isBetween(10, 60);
        assertThat(twice).allMatch(records -> records.get(0).facility() != records.get(1).facility());
        long near = twice.stream().filter(records -> !identity(records.get(0)).equals(identity(records.get(1))))
                .count();
        assertThat(near).isBetween(2L, 20L);
    }

    private static String identity(SyntheticPatient patient) {
        return value(patient.values(), "nameLast") + value(patient.values(), "nameFirst")
                + value(patient.values(), "dateOfBirth") + value(patient.values(), "socialSecurityNumber");
    }
}
