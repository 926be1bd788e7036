package org.accession.rules;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"123~ddd~true", "1234~ddd~false", "12a~ddd~false", "aB1~xxx~true",
            "a~a~true", "1~a~false", "A~u~true", "a~u~false", "a~l~true", "' '~b~true", "'  '~b~false", "é~?~true",
            "é~a~false", "' '~@~false", "d~!d~true", "1~!d~false", "-~!-~true", "3~0:5~true", "6~0:5~false",
            "H~G:P~true", "Q~G:P~false", "C349~C{341:9,384,50d,569,570}~true", "C340~C{341:9,384,50d,569,570}~false",
            "C384~C{341:9,384,50d,569,570}~true", "C505~C{341:9,384,50d,569,570}~true", "pX~pX,p0,c0, p0I{!+}~true",
            "p0I+~pX,p0,c0, p0I{!+}~true", "p0I~pX,p0,c0, p0I{!+}~false", "p0I+~p0I{+}~true",
            "30341~ddddd[[!-]dddd]~false", "30341-1234~ddddd[[!-]dddd]~true",
            "12:30~{01:9,10:2}[!:]0:5d[b*[!am,pm]]~false",
            "12:30 am~{01:9,10:2}[!:]0:5d[b*[!am,pm]]~true", "09:15pm~{01:9,10:2}[!:]0:5d[b*[!am,pm]]~true",
            "ABC~@{?}*~true", "' ABC'~@{?}*~false", "A~ux+~false", "A1b~ux+~true", "AB~uxx{x}*{b}*~false",
            "Abc  ~uxx{x}*{b}*~true", "1|2~1|2~false", "2~1|2~true", "c0(i)~c0(i)~true"})
    void a_pattern_matches_all_of_a_text(String text, String pattern, boolean matches) {
        assertThat(TextPattern.of(pattern).matches(text, text.length())).isEqualTo(matches);
    }

    @Test
    void blanks_behind_a_pattern_do_not_count_unless_there_is_nothing_else() {
        assertThat(TextPattern.of("12  ").matches("12", 2)).isTrue();
        assertThat(TextPattern.of("  ").matches("  ", 2)).isTrue();
        assertThat(TextPattern.of("  ").matches(" ", 1)).isFalse();
    }

    @Test
    void a_pattern_that_would_fill_the_memory_stops_its_rule() {
        String pattern = "{a,b}*a" + "{a,b}".repeat(20);
        assertThatThrownBy(() -> TextPattern.of(pattern).matches("ab", 2)).isInstanceOf(RunFault.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ab", "ab}", "5:1"})
    void what_is_no_pattern_is_told(String pattern) {
        assertThatThrownBy(() -> TextPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read at its character");
    }
}
