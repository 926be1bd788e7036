package org.accession.patient;

import java.util.Map;

import jakarta.inject.Inject;

import org.accession.keys.Keyring;
import org.accession.platform.StartRefused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownKeysTest {

    @Inject
    KnownKeys known;

    @Inject
    Keyring keys;

    @Test
    void the_registrys_own_keys_are_known_again() {
        assertThatCode(() -> known.check(keys, "keyring.properties")).doesNotThrowAnyException();
    }

    @Test
    void no_new_keys_are_made_for_a_registry_that_has_some() {
        assertThatThrownBy(() -> known.requireNone("/etc/keyring.properties")).isInstanceOf(StartRefused.class)
                .hasMessage("The keys of this registry are not in /etc/keyring.properties. Put its key file back there:"
                        + " without it the encrypted values cannot be read.");
    }

    @Test
    void a_key_of_another_registry_is_refused_though_it_has_the_same_id() {
        int id = keys.currentKey();
        Keyring another = new Keyring(Map.of(id, Keyring.newSecret()), id, id);

        assertThatThrownBy(() -> known.check(another, "keyring.properties")).isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(
                        "Key " + id + " of this registry is not in keyring.properties: the one there is of another");
    }

    @Test
    void a_key_that_is_missing_is_refused_too() {
        Keyring another = new Keyring(Map.of(keys.currentKey() + 1_000_000, Keyring.newSecret()),
                keys.currentKey() + 1_000_000, keys.currentKey() + 1_000_000);

        assertThatThrownBy(() -> known.check(another, "keyring.properties")).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> known.check(another, "keyring.properties")).isInstanceOf(StartRefused.class);
        assertThatCode(() -> known.check(keys, "keyring.properties")).doesNotThrowAnyException();
    }
}
