package org.accession.identity;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NpiTest {

    /** The example of CMS's description of the check digit. */
    private static final String EXAMPLE = "1234567893";

    @Test
    void the_published_example_is_one() {
        assertThat(Npi.isValid(EXAMPLE)).isTrue();
    }

    @Test
    void one_wrong_digit_is_always_found() {
        for (int place = 0; place < EXAMPLE.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String other = EXAMPLE.substring(0, place) + digit + EXAMPLE.substring(place + 1);
                assertThat(Npi.isValid(other)).as(other).isEqualTo(other.equals(EXAMPLE));
            }
        }
    }

    @Test
    void what_is_not_ten_digits_is_none() {
        for (String written : new String[]{"", "123456789", "12345678930", "123456789X", "१२३४५६७८९३"}) {
            assertThat(Npi.isValid(written)).as(written).isFalse();
        }
    }
}
