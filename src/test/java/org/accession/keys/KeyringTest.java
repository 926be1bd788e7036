package org.accession.keys;

import java.util.HexFormat;
import java.util.Map;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyringTest {

    private static final String NUMBER = "219456789";

    private final byte[] first = Keyring.newSecret();
    private final byte[] second = Keyring.newSecret();
    private final Keyring ring = new Keyring(Map.of(1, first), 1, 1);

    @Test
    void what_was_encrypted_can_be_read_again() {
        assertThat(ring.decryptText(ring.encrypt(NUMBER))).isEqualTo(NUMBER);
        assertThat(ring.decrypt(ring.encrypt(new byte[0]))).isEmpty();
    }

    @Test
    void the_same_text_never_looks_the_same_encrypted() {
        assertThat(ring.encrypt(NUMBER)).isNotEqualTo(ring.encrypt(NUMBER));
    }

    @Test
    void after_a_rotation_new_values_take_the_new_key_and_old_ones_stay_readable() {
        byte[] old = ring.encrypt(NUMBER);
        Keyring rotated = new Keyring(Map.of(1, first, 2, second), 2, 1);
        byte[] fresh = rotated.encrypt(NUMBER);

        assertThat(Keyring.keyOf(old)).isEqualTo(1);
        assertThat(Keyring.keyOf(fresh)).isEqualTo(2);
        assertThat(rotated.decryptText(old)).isEqualTo(NUMBER);
        assertThat(rotated.hmac(NUMBER)).as("hashes stay until their own key changes").isEqualTo(ring.hmac(NUMBER));
        assertThatThrownBy(() -> ring.decrypt(fresh)).isInstanceOf(UnreadableValueException.class)
                .hasMessage("The keyring has no key 2");
    }

    @Test
    void a_value_that_was_altered_anywhere_is_refused() {
        byte[] encrypted = ring.encrypt(NUMBER);
        Keyring both = new Keyring(Map.of(1, first, 2, first), 1, 1);
        for (int i = 0; i < encrypted.length; i++) {
            byte[] altered = encrypted.clone();
            altered[i] ^= i == 3 ? 3 : 1;
            assertThatThrownBy(() -> both.decrypt(altered)).as("byte %d", i)
                    .isInstanceOf(UnreadableValueException.class).hasMessageNotContaining(NUMBER);
        }
        assertThatThrownBy(() -> ring.decrypt(new byte[5])).isInstanceOf(UnreadableValueException.class);
    }

    @Test
    void hashes_match_under_one_key_and_tell_nothing_under_another() {
        assertThat(ring.hmac(NUMBER)).hasSize(32).isEqualTo(ring.hmac(NUMBER)).isNotEqualTo(ring.hmac("219456780"));
        assertThat(new Keyring(Map.of(1, second), 1, 1).hmac(NUMBER)).isNotEqualTo(ring.hmac(NUMBER));
    }

    @Test
    void a_ring_without_its_keys_or_with_short_ones_is_refused() {
        assertThatThrownBy(() -> new Keyring(Map.of(1, first), 2, 1)).hasMessage("No secret for key 2");
        assertThatThrownBy(() -> new Keyring(Map.of(1, first), 1, 3)).hasMessage("No secret for key 3");
        assertThatThrownBy(() -> new Keyring(Map.of(1, new byte[16]), 1, 1))
                .hasMessage("The secret of key 1 has 16 bytes, not 32");
    }

    @Test
    void it_does_not_tell_its_secrets() {
        assertThat(ring.toString()).isEqualTo("Keyring[1]").doesNotContain(HexFormat.of().formatHex(first));
    }
}
