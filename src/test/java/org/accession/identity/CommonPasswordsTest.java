package org.accession.identity;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommonPasswordsTest {

    private static final List<String> OWN = List.of("oreilly", "Siobhan O'Reilly-Fitzgerald");

    @ParameterizedTest
    @ValueSource(strings = {
            "password1234", "Password2026!", "P@ssw0rd1234", "passwordpassword", "letmeinletmein", "welcome12345",
            "qwertyuiop123", "1qaz2wsx3edc", "aaaaaaaaaaaaaa", "abcabcabcabc", "123456789012", "abcdefghijkl",
            "March2nd1985", "Summer2026!!!", "cancerregistry", "CancerRegistry1", "tumorregistrar", "accession2026",
            "0ncology2026",
            "hospital12345", "fitzgerald12", "Siobhan12345", "naaccrnaaccr", "liverpoolfc1"})
    void what_is_tried_first_is_refused(String password) {
        assertThat(CommonPasswords.refusal(password, OWN)).get().asString().contains("soon be guessed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a better password", "correct horse battery", "a sentence is good", "seven owls on monday",
            "k7#Vq2!mZ9x&", "der frühe vogel fängt", "xrtwq-plomn-bvaze"})
    void a_sentence_and_random_letters_are_good(String password) {
        assertThat(CommonPasswords.refusal(password, OWN)).isEmpty();
    }

    @Test
    void the_person_s_own_names_make_a_password_weak() {
        assertThat(CommonPasswords.refusal("qvarnstromlinde", List.of())).isEmpty();
        assertThat(CommonPasswords.refusal("qvarnstromlinde", List.of("Qvarnstromlinde"))).isPresent();
    }

    @Test
    void generated_passwords_are_good() {
        for (int i = 0; i < 20; i++) {
            assertThat(CommonPasswords.refusal(Passwords.generate(), OWN)).isEmpty();
        }
    }

    @Test
    void the_longest_password_is_measured_in_time() {
        assertTimeout(Duration.ofSeconds(5), () -> CommonPasswords.refusal("p4$$w0rD1985".repeat(10), OWN));
        assertThatCode(() -> CommonPasswords.refusal("a(.*)+$ \\Q\u0000", List.of("(", "", " ")))
                .doesNotThrowAnyException();
    }
}
