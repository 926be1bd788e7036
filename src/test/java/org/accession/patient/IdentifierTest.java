package org.accession.patient;

import java.util.Map;

import org.accession.keys.Keyring;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.accession.patient.Identifier.MEDICARE_BENEFICIARY;
import static org.accession.patient.Identifier.SOCIAL_SECURITY_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdentifierTest {

    private final Keyring keyring = new Keyring(Map.of(1, Keyring.newSecret()), 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"", "         ", "000000000", "999999999", "888888888", "123456789", "078051120",
            "000456789",
            "219006789", "219450000", "000006789", "6789", "21945678", "2194567890", "UNKNOWN"})
    void a_blank_a_placeholder_and_a_part_of_a_number_match_nobody(String written) {
        assertThat(SOCIAL_SECURITY_NUMBER.matchable(written)).isEmpty();
        assertThat(SOCIAL_SECURITY_NUMBER.hmac(written, keyring)).isNull();
    }

    @Test
    void the_same_number_matches_however_it_is_written() {
        assertThat(SOCIAL_SECURITY_NUMBER.matchable("219-45-6789")).contains("219456789");
        assertThat(SOCIAL_SECURITY_NUMBER.hmac("219 45 6789", keyring))
                .isEqualTo(SOCIAL_SECURITY_NUMBER.hmac("219456789", keyring));
        assertThat(MEDICARE_BENEFICIARY.matchable("1eg4-te5-mk73")).contains("1EG4TE5MK73");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99999999999", "00000000000", "1EG4"})
    void a_medicare_number_that_is_unknown_matches_nobody(String written) {
        assertThat(MEDICARE_BENEFICIARY.matchable(written)).isEmpty();
    }

    @Test
    void a_number_of_one_kind_never_matches_one_of_the_other() {
        assertThat(SOCIAL_SECURITY_NUMBER.hmac("219456789", keyring))
                .isNotEqualTo(MEDICARE_BENEFICIARY.hmac("219456789", keyring));
    }
}
