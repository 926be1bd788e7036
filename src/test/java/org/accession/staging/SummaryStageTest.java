package org.accession.staging;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SummaryStageTest {

    private static final Dictionary DICTIONARY = Dictionaries.standard().working();

    private final SummaryStage.Places places = new SummaryStage.Places(DICTIONARY);
    private final Values tumor = new Values();

    @ParameterizedTest
    @CsvSource({"20180101, derivedSummaryStage2018, 2018", "20171231, seerSummaryStage2000, 2000",
            "2016, seerSummaryStage2000, 2000", "20151231, derivedSs2000, 2000", "200401, derivedSs2000, 2000",
            "20031231, seerSummaryStage2000, 2000", "20001231, seerSummaryStage1977, 1977",
            "19770101, seerSummaryStage1977, 1977"})
    void the_year_tells_where_the_summary_stage_is(String diagnosed, String item, String coding) {
        for (String id : new String[]{"derivedSummaryStage2018", "summaryStage2018", "seerSummaryStage2000",
                "derivedSs2000", "seerSummaryStage1977"}) {
            tumor.set(DICTIONARY.item(id), "1");
        }
        tumor.set(DICTIONARY.item("dateOfDiagnosis"), diagnosed);
        assertThat(places.of(tumor)).contains(new SummaryStage(DICTIONARY.item(item), "1", coding));
    }

    @Test
    void what_was_coded_stands_in_for_what_was_not_derived() {
        tumor.set(DICTIONARY.item("dateOfDiagnosis"), "2020");
        assertThat(places.of(tumor)).isEmpty();
        tumor.set(DICTIONARY.item("summaryStage2018"), "7");
        SummaryStage coded = new SummaryStage(DICTIONARY.item("summaryStage2018"), "7", "2018");
        assertThat(places.of(tumor)).contains(coded);
        tumor.set(DICTIONARY.item("derivedSummaryStage2018"), "9");
        assertThat(places.of(tumor)).contains(coded);
        tumor.set(DICTIONARY.item("summaryStage2018"), "9");
        assertThat(places.of(tumor)).map(SummaryStage::code).contains("9");
    }
}
