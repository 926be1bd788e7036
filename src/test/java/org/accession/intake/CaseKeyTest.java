package org.accession.intake;

import java.util.List;

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
class CaseKeyTest {

    private static final CaseKey ONLY = key("202500901", "00", "C509", "1");

    @ParameterizedTest
    @CsvSource({"202500901,01,C509,1,true", "202500901,03,C509,1,true", "202500901,00,C509,1,false",
            "202500901,61,C509,1,false", "202500902,01,C509,1,false", "202500901,01,C504,1,false",
            "202500901,01,C509,2,false", "202500901,'',C509,1,false"})
    void the_only_primary_gets_another_sequence_with_the_next_one(String number, String sequence, String site,
            String laterality, boolean renumbered) {
        CaseKey other = key(number, sequence, site, laterality);

        assertThat(other.isRenumbered(ONLY)).isEqualTo(renumbered);
        assertThat(ONLY.isRenumbered(other)).isEqualTo(renumbered);
    }

    @Test
    void two_of_several_primaries_are_never_one_that_was_renumbered() {
        assertThat(key("202500901", "01", "C509", "1").isRenumbered(key("202500901", "02", "C509", "1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"202500901,'',C509,'',true", "202500901,'','','',true", "'','',C509,'',true", "'','',C509,2,false",
            "'','','','',false", "202500902,'',C509,1,false", "202500901,01,C509,1,false", "202500901,'',C180,1,false"})
    void what_is_blank_tells_no_case_from_another(String number, String sequence, String site, String laterality,
            boolean maybe) {
        CaseKey other = key(number, sequence, site, laterality);

        assertThat(other.mayBeSameCase(ONLY)).isEqualTo(maybe);
        assertThat(ONLY.mayBeSameCase(other)).isEqualTo(maybe);
    }

    @Test
    void a_number_that_stands_for_none_is_no_accession_number() {
        Dictionary dictionary = Dictionaries.standard().working();
        Values tumor = new Values();
        tumor.set(dictionary.item("accessionNumberHosp"), "999999999");
        tumor.set(dictionary.item("sequenceNumberHospital"), "00");

        assertThat(new CaseKey.Reader(dictionary).of(tumor).accession()).isEmpty();
    }

    private static CaseKey key(String number, String sequence, String site, String laterality) {
        return new CaseKey(number, sequence, "", List.of(site, "20250101", "8500", "3", laterality));
    }
}
