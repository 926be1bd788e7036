package org.accession.rules;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.accession.rules.Given.given;
import static org.accession.rules.Given.nothing;
import static org.assertj.core.api.Assertions.assertThat;

/** Each function with its rules. Items are filled up with blanks: the race has two characters, the city fifty. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FunctionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY(#race1)", "EMPTY(\"\")", "EMPTY(\"   \")", "NOT EMPTY(\" . \")",
            "STRLEN(#race1) == 2",
            "VAL(\" 12 \") == 12", "VAL(\"-2abc1\") == -2", "VAL(\"abc\") == 0", "VAL(\"1-\") == 1",
            "VAL(\"-01\") == -1",
            "VAL(\"99999999999\") == 2147483647",
            "STRCMP(UPPER(\"aBc\"), \"ABC\") == 0", "STRCMP(LOWER(\"aBc\"), \"abc\") == 0",
            "STRCMP(LEFT(\"C509\", 3), \"C50\") == 0", "STRCMP(RIGHT(\"C509\", 2), \"09\") == 0",
            "STRCMP(SUBSTR(\"Hello World \", 5, 3), \"o W\") == 0",
            "STRCMP(SUBSTR(\"Hello World \", 6), \" World\") == 0",
            "STRCMP(SUBSTR(\"80\", 1, 4), \"80\") == 0", "STRCMP(SUBSTR(\"abc\", 9, 1), \"abc\") == 0",
            "STRCMP(TRIM(\"  abc  \", LEFT), \"abc  \") == 0", "STRCMP(TRIM(\"  abc  \", RIGHT), \"  abc\") == 0",
            "STRCMP(TRIM(\"  abc  \", BOTH), \"abc\") == 0", "STRLEN(TRIM(#race1, RIGHT)) == 1",
            "JUSTIFIED(\"a \", LEFT)", "NOT JUSTIFIED(\"a \", RIGHT)", "STRCMP(\"A\", \"AB\") == -1",
            "STRCMP(\"abc\", \"ABC\") == 1", "STRCMP(\"GA30341\", \"GA\", 2) == 0",
            "AT(\"B\", \"ABC\") == 2", "AT(\"\", \"ABC\") == 0", "AT(\"5\", \"ABC\") == 0",
            "AT(\"02\", \"010203\", 2) == 2", "AT(\"10\", \"010203\", 2) == 0", "AT(\"7\", \"017\", 2) == 2",
            "AT(\"99\", \"0099\", 1) == 3", "AT(\"A980\", \"A000A980\", 2) == 0", "AT(\"A980\", \"A000A980\", 4) == 2"})
    void functions_of_text(String condition) {
        assertThat(nothing().holds(condition)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'1 ',1,true", "' 1',1,false", "1,' 1 ',true", "2A,1-3,true", "10,10-9,true", "A2,1-3,false",
            "101,'1,10-13,101-111',true", "100,'1,10-13,101-111',true", "' ',' ',true", "1,' ',false", "' ',1,false",
            "C509,'C500-C509,C619',true", "C619,'C500-C509,C619',true", "C510,'C500-C509,C619',false",
            "999999999,'99999, 999999999',true", "12345678901,'1-2',true", "'',1,false"})
    void values_in_lists_are_compared_as_texts(String value, String list, boolean in) {
        assertThat(nothing().holds("INLIST(\"" + value + "\", \"" + list + "\")")).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({"C101,100-150,Cddd,2,3,true", "C101,100-150,Cddd,2,2,false", "X101,100-150,Cddd,2,3,false",
            "C10,10-15,Cdd,2,9,true", "C10,10-15,Cdd,4,1,false", "'    ',X,'cxbb,bbbb',2,4,true"})
    void a_value_may_have_to_match_a_pattern_and_a_part_of_it_be_in_the_list(String value, String list, String pattern,
            int start, int length, boolean in) {
        assertThat(nothing().holds("INLIST(\"" + value + "\", \"" + list + "\", \"" + pattern + "\", " + start + ", "
                + length + ")")).isEqualTo(in);
    }

    @Test
    void items_are_filled_up_with_blanks_in_lists_and_in_AT() {
        assertThat(given("addrAtDxCity", "ROME").holds("INLIST(#addrAtDxCity, \"PARIS,ROME\")")).isTrue();
        assertThat(given("addrAtDxCity", "ROME").holds("AT(#addrAtDxCity, \"PARISROME\") == 0")).isTrue();
        assertThat(given("race1", "01").holds("AT(#race1, \"0102\", 2) == 1")).isTrue();
    }

    @Test
    void a_variable_keeps_what_fits() {
        assertThat(nothing()
                .says("char a[5]; STRCPY(a, \"ABC\", -4); STRCAT(a, \"DEF\"); return STRCMP(a, \"ABC D\") == 0;"))
                .isEqualTo(Outcome.PASS);
        assertThat(nothing()
                .says("char a[9]; STRCPY(a, \"ABCD\", 2); STRCAT(a, \"XYZ\", 1); return STRCMP(a, \"ABX\") == 0;"))
                .isEqualTo(Outcome.PASS);
        assertThat(nothing().says("char a[9]; FMTSTR(a, \"%-5ld\", 10); return STRCMP(a, \"10   \") == 0;"))
                .isEqualTo(Outcome.PASS);
        assertThat(
                nothing().says("char a[9]; STRCPY(a, \"ABC\"); a[1] = 'x'; a[2] = 0; return STRCMP(a, \"Ax\") == 0 AND "
                        + "a[0] == 'A' AND a[7] == 0;"))
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void a_saved_error_fails_whatever_is_returned_and_a_warning_passes() throws RuleFault {
        Run run = nothing().run();
        assertThat(Rule.compile("SAVE_ERROR_TEXT(\"one\"); return PASS;", Given.ITEMS).apply(run))
                .isEqualTo(Outcome.FAIL);
        assertThat(run.more()).containsExactly("one");
        assertThat(nothing().says("SAVE_TEXT(\"one\"); return PASS;")).isEqualTo(Outcome.FAIL);
        assertThat(nothing().says("SET_WARNING(\"one\"); return PASS;")).isEqualTo(Outcome.WARNING);
        assertThat(nothing().says("return WARN;")).isEqualTo(Outcome.WARNING);
        assertThat(nothing().says("return ERROR_TEXT(\"one\");")).isEqualTo(Outcome.FAIL);
        assertThat(nothing().says("return 7;")).isEqualTo(Outcome.FAIL);
        assertThat(nothing().says("if (FALSE) return FAIL;")).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource({"21000101,future date", "20230231,invalid as to day", "20231301,invalid as to month",
            "17000101,invalid as to year", "ABC,invalid"})
    void a_message_says_what_is_wrong_with_a_date(String date, String words) throws RuleFault {
        Run run = given("dateOfDiagnosis", date).run();
        Rule.compile("if (NOT VALID_DATE_IOP(#dateOfDiagnosis)) return ERROR_TEXT(\"Date: %DC\"); return PASS;",
                Given.ITEMS).apply(run);
        assertThat(run.message()).isEqualTo("Date: " + words);
    }
}
