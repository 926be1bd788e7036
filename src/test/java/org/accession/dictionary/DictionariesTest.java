package org.accession.dictionary;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DictionariesTest {

    private final Dictionaries dictionaries = Dictionaries.standard();

    @Test
    void the_shipped_versions_have_as_many_items_as_the_official_dictionaries() {
        assertThat(dictionaries.versions()).extracting(NaaccrVersion::number)
                .containsExactly(18, 21, 22, 23, 24, 25, 26);
        assertThat(dictionaries.versions()).extracting(version -> dictionaries.version(version).items().size())
                .containsExactly(772, 798, 810, 782, 783, 780, 771);
    }
}
