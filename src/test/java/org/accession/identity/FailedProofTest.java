package org.accession.identity;

import org.accession.identity.FailedProof.Kind;
import org.accession.identity.FailedProof.Tally;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailedProofTest {

    @ParameterizedTest
    @ValueSource(strings = {"quality1 ", "quality1  ", " quality1", "\tquality1\n", "Quality1", " QUALITY1 "})
    void blanks_and_capitals_make_no_other_name_of_it(String name) {
        assertThat(Tally.of(Kind.NAME_AT_ADDRESS, name, "192.0.2.7"))
                .isEqualTo(Tally.of(Kind.NAME_AT_ADDRESS, "quality1", "192.0.2.7"));
        assertThat(Tally.of(Kind.NAME, name)).isEqualTo(Tally.of(Kind.NAME, "quality1"));
    }

    @Test
    void what_is_tried_with_one_name_does_not_count_against_another() {
        assertThat(Tally.of(Kind.NAME_AT_ADDRESS, "a b", "c")).isNotEqualTo(Tally.of(Kind.NAME_AT_ADDRESS, "a", "b c"));
        assertThat(Tally.of(Kind.NAME, "a")).isNotEqualTo(Tally.of(Kind.ADDRESS, "a"));
    }
}
