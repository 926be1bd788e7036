package org.accession.synthetic;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.EditRecord;
import org.accession.edits.EditRunner;
import org.accession.edits.EditSelection;
import org.accession.edits.Finding;
import org.accession.edits.RecordsOf;
import org.accession.edits.ShippedMetafiles;
import org.accession.staging.CollaborativeSchemas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The published edits as the judge of made-up cases diagnosed 2018 to 2023; {@code -Dsynthetic.patients=100000} tries many. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedEditsTest {

    private static final String SET = "Hosp: Vs23 COC Required - All";
    private static final int PATIENTS = Integer.getInteger("synthetic.patients", 2_000);

    /**
     * Edits of the metafile of September 2022 that right cases of 2023 cannot pass: the logic says another thing than the
     * description.
     */
    private static final Map<String, String> FAULTY_FOR_2023 = Map.of(
            "N0124", "surgery in the code of before 2023 must be blank, and a blank is not in the list that follows",
            "N0180", "the same, at the hospital",
            "N6781", "surgery without radiation wants a sequence of both: OR where the description has AND",
            "N6800", "surgery that does not apply must be 98, where the code has four characters: A980",
            "N4010", "markers of the brain must be blank in the schemas 09721 and 09722, in which others require them");

    private static final List<EditRecord> RECORDS = new ArrayList<>();
    private static final List<List<Finding>> FINDINGS = new ArrayList<>();
    private static Dictionary dictionary;

    @BeforeAll
    static void check() {
        Dictionaries dictionaries = Dictionaries.standard();
        CompiledMetafile metafile = CompiledMetafile.compile(ShippedMetafiles.all().get(0), dictionaries);
        dictionary = dictionaries.version(metafile.metafile().version());
        RecordsOf version23 = new RecordsOf(dictionaries.working(), dictionary);
        Values root = new Values();
        root.set(dictionary.item("recordType"), "A");
        root.set(dictionary.item("naaccrRecordVersion"), "230");
        new SyntheticRegistry(23, SyntheticOptions.usual().diagnosedFrom(LocalDate.of(2018, 1, 1))).patients(PATIENTS)
                .flatMap(patient -> version23.of(root, patient.values(), patient.tumors()).stream())
                .filter(record -> year(record) <= 2023).forEach(RECORDS::add);
        Clock clock = Clock.systemUTC();
        FINDINGS.addAll(new EditRunner(metafile.metafile().name(), EditSelection.set(metafile, SET).orElseThrow(),
                dictionary, clock, CollaborativeSchemas.shipped(clock)).check(RECORDS));
    }

    private static int year(EditRecord record) {
        return Integer.parseInt(record.tumor().get(dictionary.item("dateOfDiagnosis")).substring(0, 4));
    }

    @Test
    void of_cases_of_2018_to_2022_at_least_95_percent_have_no_finding() {
        assertThat(clean(2018, 2022, Set.of())).isGreaterThan(0.98);
    }

    @Test
    void of_cases_of_2023_at_least_95_percent_have_none_but_of_edits_that_no_case_can_pass() {
        assertThat(clean(2023, 2023, FAULTY_FOR_2023.keySet())).isGreaterThan(0.95);
        assertThat(clean(2023, 2023, Set.of())).as("N0124 of the metafile finds fault with each").isZero();
    }

    private static double clean(int from, int until, Set<String> passedOver) {
        Map<String, Long> found = new TreeMap<>();
        int cases = 0;
        int clean = 0;
        for (int i = 0; i < RECORDS.size(); i++) {
            if (year(RECORDS.get(i)) >= from && year(RECORDS.get(i)) <= until) {
                List<Finding> findings = FINDINGS.get(i).stream()
                        .filter(finding -> !passedOver.contains(finding.edit().tag())).toList();
                findings.forEach(finding -> found.merge(finding.edit().toString(), 1L, Long::sum));
                cases++;
                clean += findings.isEmpty() ? 1 : 0;
            }
        }
        System.out.printf("%d to %d: %d cases, %.2f %% without a finding%s%n", from, until, cases,
                100.0 * clean / cases, passedOver.isEmpty() ? "" : " but of " + new TreeSet<>(passedOver));
        found.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(5)
                .forEach(entry -> System.out.println("  " + entry.getValue() + " " + entry.getKey()));
        return clean / (double) cases;
    }

    @Test
    void each_case_has_at_least_200_items_and_four_of_five_are_analytic() {
        assertThat(RECORDS).hasSizeGreaterThan(1_000)
                .allMatch(record -> record.patient().size() + record.tumor().size() >= 200);
        long analytic = RECORDS.stream()
                .filter(record -> record.tumor().get(dictionary.item("classOfCase")).compareTo("22") <= 0).count();
        assertThat(analytic / (double) RECORDS.size()).isBetween(0.77, 0.83);
    }

    @Test
    void of_100_000_cases_made_within_a_minute_each_schema_of_EOD_has_some() {
        Set<String> expected = new Frequencies().diagnoses().stream()
                .flatMap(diagnosis -> diagnosis.schemas().stream()).map(since -> since.schema().number())
                .collect(Collectors.toSet());
        assertThat(expected).as("EOD 3.3 has 141 schemas").hasSize(141);
        Item schemaId = Dictionaries.standard().working().item("schemaId");
        Set<String> met = new TreeSet<>();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long cases = new SyntheticRegistry(5, SyntheticOptions.usual()).patients(96_000)
                .flatMap(patient -> patient.tumors().stream()).peek(tumor -> met.add(tumor.get(schemaId))).count();
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(Duration.ofMinutes(1).toNanos());
        assertThat(cases).isGreaterThan(100_000);
        assertThat(met).containsAll(expected);
    }
}
