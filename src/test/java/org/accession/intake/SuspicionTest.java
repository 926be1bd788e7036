package org.accession.intake;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SuspicionTest {

    private final Dictionary dictionary = Dictionaries.standard().working();
    private final Suspicion suspicion = new Suspicion(dictionary);

    @ParameterizedTest
    @CsvSource({"20260203,'',20260215,C504", "20260203,C509,20260110,C504", "202602,C504,20260203,C504",
            "'',C504,20260203,C504", "20260203,C504,'',C504"})
    void near_contacts_and_one_group_of_sites_are_one_case(String seen, String site, String contact, String code) {
        assertThat(suspicion.isMetBy(tumor(seen, site), tumor(contact, code))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"20260203,'',20260401,C504", "20260203,C619,20260203,C504", "'','',20260203,C504",
            "'',C509,20260203,C504"})
    void a_contact_far_away_another_site_or_nothing_to_go_by_is_another_case(String seen, String site,
            String contact, String code) {
        assertThat(suspicion.isMetBy(tumor(seen, site), tumor(contact, code))).isFalse();
    }

    private Values tumor(String contact, String site) {
        Values values = new Values();
        values.set(dictionary.item("dateOf1stContact"), contact);
        values.set(dictionary.item("primarySite"), site);
        return values;
    }
}
