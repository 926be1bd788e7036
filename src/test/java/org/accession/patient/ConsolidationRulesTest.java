package org.accession.patient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.patient.ConsolidationRules.Source;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsolidationRulesTest {

    private final Dictionary dictionary = Dictionaries.standard().working();
    private final ConsolidationRules rules = ConsolidationRules.standard();

    @ParameterizedTest(name = "{0}: {1}, earlier {2}, is {3} of source {4}")
    @CsvSource({
            "maritalStatusAtDx, 2, 1, 2, 1",
            "maritalStatusAtDx, 9, 1, 1, 2",
            "maritalStatusAtDx, , 1, 1, 2",
            "maritalStatusAtDx, 9, 9, 9, 1",
            "vitalStatus, 9, 1, 9, 1",
            "addrCurrentState, , TX, TX, 2",
            "dateOfDiagnosis, 20260302, 20260115, 20260115, 2",
            "dateOfDiagnosis, 2026, 20260302, 20260302, 2",
            "dateOfDiagnosis, 20260302, 202603, 20260302, 1",
            "dateOfBirth, 1945, 19450611, 19450611, 2",
            "dateOfBirth, 19450612, 19450611, 19450612, 1",
            "primarySite, C509, C504, C504, 2",
            "primarySite, C504, C502, C504, 1",
            "primarySite, C809, C509, C809, 1",
            "histologicTypeIcdO3, 8000, 8500, 8500, 2",
            "laterality, 9, 2, 2, 2"})
    void a_value_comes_from_the_source_that_its_rule_prefers(String item, String newer, String older, String believed,
            long source) {
        Map<Integer, SourcedValue> merged = rules.merge(List.of(source(1, item, newer), source(2, item, older)));

        assertThat(merged).containsOnlyKeys(dictionary.item(item).ordinal());
        assertThat(merged.get(dictionary.item(item).ordinal())).isEqualTo(new SourcedValue(believed, source));
    }

    @Test
    void nothing_said_is_nothing_believed() {
        assertThat(rules.merge(List.of(source(1, "race1", null), source(2, "race1", "")))).isEmpty();
    }

    @Test
    void the_order_of_equal_sources_does_not_change_an_earliest_date() {
        List<Source> sources = new ArrayList<>(List.of(source(1, "dateOfDiagnosis", "20260302"),
                source(2, "dateOfDiagnosis", "20251101"), source(3, "dateOfDiagnosis", "20260101")));
        SourcedValue first = rules.merge(sources).get(dictionary.item("dateOfDiagnosis").ordinal());
        Collections.reverse(sources);

        assertThat(rules.merge(sources).get(dictionary.item("dateOfDiagnosis").ordinal())).isEqualTo(first);
    }

    private Source source(long id, String item, String value) {
        Values values = new Values();
        values.set(dictionary.item(item), value);
        return new Source(id, values);
    }
}
