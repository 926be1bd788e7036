package org.accession.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OneTimeCodesTest {

    /** The secret of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924",
            "2000000000, 69279037", "20000000000, 65353130"})
    void codes_are_those_of_RFC_6238(long second, String code) {
        assertThat(OneTimeCodes.code(SECRET, second / 30, 8)).isEqualTo(code);
    }

    @Test
    void a_clock_may_be_one_step_off_and_not_two() {
        long step = 37037036;
        String code = OneTimeCodes.code(SECRET, step, 6);
        for (long second : new long[]{step * 30 - 30, step * 30, step * 30 + 29, step * 30 + 59}) {
            assertThat(OneTimeCodes.step(SECRET, code, Instant.ofEpochSecond(second))).isEqualTo(OptionalLong.of(step));
        }
        for (long second : new long[]{step * 30 - 31, step * 30 + 60}) {
            assertThat(OneTimeCodes.step(SECRET, code, Instant.ofEpochSecond(second))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "05047", "0050471", "08180", "٠٨١٨٠٤", "abcdef"})
    void nothing_else_is_a_code(String typed) {
        assertThat(OneTimeCodes.step(SECRET, typed, Instant.ofEpochSecond(1111111109))).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, "081804", Instant.ofEpochSecond(1111111109))).isPresent();
    }

    @Test
    void the_key_is_spelled_in_Base32() {
        assertThat(OneTimeCodes.spell(SECRET)).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(OneTimeCodes.spell(new byte[20])).isEqualTo("AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA");
    }

    @Test
    void an_authenticator_gets_the_key_as_an_address() {
        assertThat(OneTimeCodes.address("rita reader@x", SECRET)).isEqualTo(
                "otpauth://totp/Accession:rita%20reader%40x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Accession");
    }

    @Test
    void secrets_have_160_bits_and_differ() {
        assertThat(OneTimeCodes.newSecret()).hasSize(20).isNotEqualTo(OneTimeCodes.newSecret());
    }
}
