package org.accession.dictionary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.SampleRecords.Sample;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CodeListsTest {

    private static final CodeLists LISTS = CodeLists.standard();

    static Set<String> itemIds() {
        return LISTS.itemIds();
    }

    private static CodeList list(String itemId) {
        return LISTS.find(itemId).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sexAssignedAtBirth   | 2    | Female
            vitalStatus          | 0    | Dead
            primarySite          | C504 | Upper-outer quadrant of breast
            laterality           | 2    | Left (origin of primary)
            addrAtDxState        | MD   | Maryland
            placeOfDeathCountry  | CAN  | Canada
            race1                | 01   | White
            race2                | 88   | No further race documented
            histologicTypeIcdO3  | 8500 | Invasive carcinoma of no special type
            behaviorCodeIcdO3    | 3    | Malignant Primary
            regionalNodesPositive | 05  | 5 nodes positive
            regionalNodesPositive | 01  | 1 node positive
            phase1DosePerFraction | 00200 | Record the actual Phase I dose delivered in cGy
            followUpSourceCentral | 04  | National Death Index (NDI)
            rxSummChemo          | 03   | Chemo Multiple
            """)
    void a_code_has_its_term(String item, String code, String term) {
        assertThat(list(item).term(code)).contains(term);
    }

    @Test
    void that_an_item_has_no_list_is_remembered_and_what_is_no_item_is_not() {
        assertThat(LISTS.find("nameLast")).isEmpty();
        assertThat(LISTS.find("noSuchItem")).isEmpty();

        assertThat(LISTS.remembers("nameLast")).isTrue();
        assertThat(LISTS.remembers("noSuchItem")).isFalse();
    }

    @Test
    void a_code_that_is_not_in_the_list_has_no_term() {
        assertThat(list("sexAssignedAtBirth").term("5")).isEmpty();
        assertThat(list("race1").term("88")).isEmpty();
        assertThat(list("phase1DosePerFraction").term("200")).isEmpty();
        assertThat(list("regionalNodesPositive").term("5")).isEmpty();
        assertThat(LISTS.find("countyAtDx")).as("counties are the states' business").map(CodeList::entries)
                .hasValueSatisfying(entries -> assertThat(entries).noneMatch(entry -> entry.term().equals("ALLEGANY")));
        assertThat(LISTS.find("noSuchItem")).isEmpty();
    }

    @Test
    void a_range_of_codes_reads_as_one() {
        assertThat(list("regionalNodesPositive").find("05")).map(CodeEntry::term).contains("2 to 89 nodes positive");
    }

    @Test
    void a_blank_that_means_something_has_a_term() {
        assertThat(list("macroscopicEvalOfTheMesorectum").term("")).contains("Site not rectum (C20.9)");
    }

    @ParameterizedTest
    @MethodSource("itemIds")
    void every_code_fits_its_item_and_is_there_once(String itemId) {
        Item item = Dictionaries.standard().newest(itemId).orElseThrow();
        CodeList list = list(itemId);
        Set<String> seen = new HashSet<>();
        assertThat(list.entries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(item.misfit(entry.code())).isEmpty();
            assertThat(item.misfit(entry.to())).isEmpty();
            assertThat(entry.term()).isNotBlank().doesNotContainPattern("\\s\\s|\\t|\\*\\*|^ | $");
            if (entry.preferred()) {
                assertThat(seen.add(entry.code())).as(entry.toString()).isTrue();
            }
            if (entry.isRange()) {
                assertThat(entry.contains(entry.code()) && entry.contains(entry.to())).isTrue();
            }
        });
    }

    @Test
    void there_are_330_sites_and_1371_morphologies_each_with_one_preferred_term() {
        assertThat(list("primarySite").entries()).hasSize(330);
        CodeList morphology = LISTS.morphology();
        assertThat(morphology.entries()).hasSizeGreaterThan(7600);
        Set<String> codes = morphology.entries().stream().map(CodeEntry::code).collect(Collectors.toSet());
        assertThat(codes).hasSize(1371).allSatisfy(code -> assertThat(morphology.terms(code))
                .filteredOn(CodeEntry::preferred).hasSize(1).first().isEqualTo(morphology.find(code).orElseThrow()));
        assertThat(morphology.terms("8500/3")).extracting(CodeEntry::term)
                .startsWith("Invasive carcinoma of no special type").contains("Carcinoma, infiltrating duct, NOS");
    }

    @Test
    void every_list_file_belongs_to_an_item_and_the_other_way_round() throws IOException {
        Set<String> named = SchemaTable.rows("codes/index.csv").stream().map(row -> row.getField("list"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Path.of("registry-schemas/codes/lists"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".csv", "")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    /** What NAACCR 25 documents as a code of an item that we have a list for, the list knows. */
    @ParameterizedTest
    @MethodSource("itemIds")
    void documented_codes_are_known(String itemId) {
        Set<String> misprints = Set.of("derivedSeerClinStgGrp 01S", "addrCurrentCountry SCB",
                "placeOfDeathCountry ZCB");
        CodeList list = list(itemId);
        List<CodeEntry> documented = ItemDocumentation.find(itemId).map(ItemDocumentation::codes).orElse(List.of());
        assertThat(documented.stream().filter(code -> !code.isRange() && !code.code().isEmpty())
                .filter(code -> !misprints.contains(itemId + " " + code.code())))
                .allMatch(code -> list.find(code.code()).isPresent());
    }

    @Test
    void every_code_of_the_published_samples_of_version_25_has_a_term() throws Exception {
        Set<String> unknown = new TreeSet<>();
        Set<String> known = new TreeSet<>();
        for (Sample sample : SampleRecords.all()) {
            if (sample.dictionary().version().number() == 25) {
                sample.patients().stream()
                        .flatMap(record -> Stream.concat(Stream.of(record.patient()), record.tumors().stream()))
                        .forEach(values -> values.forEach(sample.dictionary(), (item, code) -> {
                            if (LISTS.itemIds().contains(item.id())) {
                                (list(item.id()).term(code).isPresent() ? known : unknown).add(item.id() + " " + code);
                            }
                        }));
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(known).hasSizeGreaterThan(1000);
    }

    @Test
    void items_without_a_list_of_ours_have_the_table_of_their_documentation() {
        CodeList psa = list("psaLabValue");
        assertThat(psa.term("XXX.7")).contains("Test ordered, results not in chart");
        assertThat(psa.find("4.7")).hasValueSatisfying(entry -> assertThat(entry.isRange()).isTrue());
        assertThat(psa.find("1000.0")).isEmpty();
    }
}
