package org.accession.keys;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void the_first_start_makes_a_key_and_later_ones_find_it() throws IOException {
        Path file = folder.resolve("keys of this registry/keyring.properties");
        byte[] encrypted = KeyFile.readOrCreate(file).encrypt("219456789");

        assertThat(KeyFile.readOrCreate(file).decryptText(encrypted)).isEqualTo("219456789");
        assertThat(file.getParent()).isDirectoryContaining("glob:**/keyring.properties");
        assertThat(Files.list(file.getParent())).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobody_but_its_owner_may_read_it() throws IOException {
        Path file = folder.resolve("keyring.properties");
        KeyFile.readOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void what_another_process_encrypts_with_a_key_that_it_added_is_read_at_once() throws IOException {
        Path file = folder.resolve("keyring.properties");
        Keyring running = KeyFile.readOrCreate(file);
        byte[] old = running.encrypt("219456789");
        assertThat(KeyFile.add(file)).isEqualTo(2);
        byte[] fresh = KeyFile.readOrCreate(file).encrypt("219456780");

        assertThat(running.decryptText(fresh)).isEqualTo("219456780");
        assertThat(running.decryptText(old)).isEqualTo("219456789");
        assertThat(Keyring.keyOf(running.encrypt("219456789"))).as("from now on").isEqualTo(2);
        KeyFile.add(file);
        assertThat(running.decryptText(KeyFile.readOrCreate(file).encrypt("again"))).isEqualTo("again");
        assertThat(running.ids()).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void other_keys_in_the_file_of_a_running_registry_are_not_taken() throws IOException {
        Path file = folder.resolve("keyring.properties");
        Keyring running = KeyFile.readOrCreate(file);
        Path foreign = folder.resolve("foreign.properties");
        KeyFile.readOrCreate(foreign);
        KeyFile.add(foreign);
        byte[] encrypted = KeyFile.readOrCreate(foreign).encrypt("219456789");
        for (String content : new String[]{Files.readString(foreign), "no keyring"}) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> running.decrypt(encrypted)).hasMessage("The keyring has no key 2");
        }
        Files.delete(file);
        assertThatThrownBy(() -> running.decrypt(encrypted)).hasMessage("The keyring has no key 2");
    }

    @Test
    void two_files_never_hold_the_same_key() throws IOException {
        assertThat(KeyFile.readOrCreate(folder.resolve("one")).hmac("x"))
                .isNotEqualTo(KeyFile.readOrCreate(folder.resolve("other")).hmac("x"));
    }

    @Test
    void a_file_that_is_no_keyring_is_refused_with_its_name_and_no_secret() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader("current=1\nmatching=1\nkey.1=c2hvcnQ="));
        assertThatThrownBy(() -> KeyFile.keyring(properties, "keyring.properties"))
                .hasMessage("The keys in keyring.properties cannot be used: The secret of key 1 has 5 bytes, not 32");

        properties.remove("matching");
        assertThatThrownBy(() -> KeyFile.keyring(properties, "keyring.properties"))
                .hasMessageEndingWith("'matching' is missing").hasMessageNotContaining("c2hvcnQ");
    }
}
