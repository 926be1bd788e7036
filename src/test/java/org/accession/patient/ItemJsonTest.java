package org.accession.patient;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.Values;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ItemJsonTest {

    private final Dictionary working = Dictionaries.standard().working();
    private final ItemJson json = ItemJson.current();

    @Test
    void every_character_that_xml_allows_comes_back() {
        StringBuilder all = new StringBuilder("\t\n\r");
        for (int c = ' '; c < 0xD800; c++) {
            all.append((char) c);
        }
        all.appendCodePoint(0x1F3E5);
        Values values = new Values();
        values.set(working.item("textRemarks"), all.toString());

        assertThat(json.read(json.write(values))).isEqualTo(values);
    }

    @Test
    void every_item_of_every_version_comes_back() {
        Values values = new Values();
        for (NaaccrVersion version : Dictionaries.standard().versions()) {
            Dictionaries.standard().version(version).items().stream()
                    .filter(item -> !Identifier.isEncrypted(item.ordinal()))
                    .forEach(item -> values.set(item, item.id()));
        }

        assertThat(values.size()).isGreaterThan(working.items().size());
        assertThat(json.read(json.write(values))).isEqualTo(values);
    }

    @Test
    void items_stand_in_the_order_in_which_postgresql_keeps_them() {
        Values values = new Values();
        values.set(working.item("primarySite"), "C504");
        values.set(working.item("race1"), "01");
        values.set(working.item("laterality"), "1");

        assertThat(json.write(values)).isEqualTo("{\"race1\":\"01\",\"laterality\":\"1\",\"primarySite\":\"C504\"}");
        assertThat(json.write(new Values())).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource
    void an_identifier_that_is_encrypted_at_rest_is_refused(Identifier identifier) {
        Values values = new Values();
        values.set(identifier.item(), "219456789");

        assertThatThrownBy(() -> json.write(values)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("encrypted").hasMessageNotContaining("219456789");
    }

    @Test
    void a_stored_item_that_no_dictionary_knows_is_not_dropped_in_silence() {
        assertThatThrownBy(() -> json.read("{\"madeUpItem\":\"1\"}")).hasMessageContaining("madeUpItem");
        Values values = new Values();
        values.set(5000, "1");
        assertThatThrownBy(() -> json.write(values)).hasMessage("An item is in no dictionary");
    }
}
