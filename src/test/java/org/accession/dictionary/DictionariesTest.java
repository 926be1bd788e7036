package org.accession.dictionary;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DictionariesTest {

    private final Dictionaries dictionaries = Dictionaries.standard();

    private List<Item> standardItems(NaaccrVersion version) {
        return dictionaries.version(version).items().stream()
                .filter(item -> item.dictionaryUri().equals(version.uri())).toList();
    }

    @Test
    void the_shipped_versions_have_as_many_items_as_the_official_dictionaries() {
        assertThat(dictionaries.versions()).extracting(NaaccrVersion::number)
                .containsExactly(18, 21, 22, 23, 24, 25, 26);
        assertThat(dictionaries.versions()).extracting(version -> standardItems(version).size())
                .containsExactly(772, 798, 810, 782, 783, 780, 771);
    }

    @Test
    void an_id_has_one_ordinal_in_all_versions_and_an_ordinal_one_id() {
        for (NaaccrVersion version : dictionaries.versions()) {
            for (Item item : dictionaries.version(version).items()) {
                assertThat(dictionaries.newest(item.id()).orElseThrow().ordinal()).isEqualTo(item.ordinal());
                assertThat(dictionaries.versions()).map(dictionaries::version).map(of -> of.at(item.ordinal()))
                        .filteredOn(of -> of != null).extracting(Item::id).containsOnly(item.id());
            }
        }
    }

    @Test
    void social_security_and_medicare_numbers_are_the_items_stored_encrypted() {
        assertThat(dictionaries.working().items())
                .filteredOn(item -> item.identification() == Identification.ENCRYPTED)
                .extracting(Item::id).containsExactlyInAnyOrder("socialSecurityNumber",
                        "medicareBeneficiaryIdentifier");
    }

    @Test
    void every_confidential_item_of_the_patient_is_known_to_identify() {
        assertThat(dictionaries.versions()).map(dictionaries::version)
                .allSatisfy(dictionary -> assertThat(dictionary.items())
                        .filteredOn(item -> item.section().equals("Patient-Confidential"))
                        .isNotEmpty().allMatch(item -> item.identification().isDirect()));
    }

    @Test
    void every_row_of_the_identifying_table_is_of_an_item() {
        assertThat(SchemaTable.rows("naaccr/identifying.csv")).isNotEmpty()
                .allMatch(row -> dictionaries.newest(row.getField("id")).isPresent());
    }
}
