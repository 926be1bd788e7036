package org.accession.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.staging.CollaborativeSchemas;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tables, messages by number, and Collaborative Stage. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookupsTest {

    /** The key 20 is there twice; keys and values have blanks behind. */
    private static final LookupTable TABLE = new LookupTable("STAGES", List.of("LOW", "MORE", "NAME"),
            () -> new String[][]{{"20 ", "10", "40", "20"}, {"B", "A", "D", "C"}, {"two ", "one", "four", "twice"}});

    private static final Definitions DEFINITIONS = new Definitions() {

        @Override
        public Optional<Item> item(String name, boolean standard) {
            return Given.ITEMS.find(name);
        }

        @Override
        public List<Item> group(String name, boolean standard) {
            return List.of();
        }

        @Override
        public Optional<LookupTable> table(String name) {
            return Optional.of(TABLE).filter(table -> table.name().equalsIgnoreCase(name));
        }

        @Override
        public Optional<String> message(int number) {
            return Optional.ofNullable(Map.of(7, "seven").get(number));
        }
    };

    private final Run run = new Run(Given.CLOCK, CollaborativeSchemas.shipped(Given.CLOCK));

    private Outcome says(String source) throws RuleFault {
        run.on(new Values());
        return Rule.compile(Parser.parse(source, Dialect.METAFILE), DEFINITIONS).apply(run);
    }

    /** {@code NAME} is what the row that was found says there, or nothing. */
    private void assertFound(String call, String name) throws RuleFault {
        assertThat(says("tablevar NAME[9]; int found; found = " + call + "; return found == " + (name == null ? 0 : 1)
                + " AND STRCMP(NAME, \"" + (name == null ? "" : name) + "\") == 0;")).as(call).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource({"20,two", "'20  ',two", "10,one", "4,", "' 10',", "'',"})
    void LOOKUP_finds_the_same_key_without_the_blanks_behind(String key, String name) throws RuleFault {
        assertFound("LOOKUP(\"" + key + "\", \"STAGES.LOW\")", name);
        assertFound("ILOOKUP(\"" + key + "\", \"stages.DBF.low\")", name);
    }

    @ParameterizedTest
    @CsvSource({"10,one", "15,one", "20,twice", "39,twice", "40,four", "99,four", "09,", "'',"})
    void RLOOKUP_finds_the_greatest_key_that_is_not_above(String key, String name) throws RuleFault {
        assertFound("RLOOKUP(\"" + key + "\", \"STAGES.LOW\")", name);
        assertFound("SQLRANGELOOKUP(\"STAGES\", \"LOW\", \"" + key + "\")", name);
    }

    @ParameterizedTest
    @CsvSource({"10A,one", "20C,twice", "'20 B',two", "20B,", "'10A ',"})
    void SQLLOOKUP_joins_columns_and_takes_the_value_with_its_blanks(String key, String name) throws RuleFault {
        assertFound("SQLLOOKUP(\"STAGES\", \"LOW, MORE\", \"" + key + "\")", name);
    }

    @Test
    void a_look_up_that_finds_nothing_empties_the_variables() throws RuleFault {
        assertThat(says("tablevar NAME[9]; LOOKUP(\"10\", \"STAGES.LOW\"); LOOKUP(\"11\", \"STAGES.LOW\"); "
                + "return EMPTY(NAME);")).isEqualTo(Outcome.PASS);
    }

    @Test
    void messages_may_be_named_by_their_number() throws RuleFault {
        assertThat(says("return ERROR_MSG(7);")).isEqualTo(Outcome.FAIL);
        assertThat(run.message()).isEqualTo("seven");
        assertThat(says("SET_ERROR(7, \"eight\"); NOOP(); return PASS;")).isEqualTo(Outcome.FAIL);
        assertThat(run.more()).containsExactly("seven", "eight");
        assertThat(says("SAVE_WARNING_TEXT(\"seven\"); return PASS;")).isEqualTo(Outcome.WARNING);
        assertThatThrownBy(() -> says("return ERROR_MSG(8);")).isInstanceOf(RuleFault.class)
                .hasMessageContaining("There is no message 8.");
    }

    /** %DC belongs to the rule that asked for a date, and not to the next. */
    @Test
    void what_was_wrong_with_a_date_is_forgotten_by_the_next_rule() throws RuleFault {
        says("return VALID_DATE_IOP(\"20231301\");");
        says("return ERROR_TEXT(\"%DC\");");
        assertThat(run.message()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRCMP(DT_TODAY, \"20260630\") == 0", "DT_MISSING == 1610612735", "DT_VALID == 1342177279",
            "DAYINTERVAL_IOP(\"20200101\", \"20200111\", 0, 10, DT_EXACT) == 1",
            "DAYINTERVAL_IOP(\"20200101\", \"20200112\", 0, 10, DT_EXACT) == 0",
            "DAYINTERVAL_IOP(\"20200101\", \"202001\", 0, 10, DT_EXACT) == DT_UNKNOWN",
            "DAYINTERVAL_IOP(\"20200101\", \"202001\", 0, 10, DT_MIN) == 1",
            "DAYINTERVAL_IOP(\"20200101\", \"202001\", 0, 10, DT_MAX) == 0",
            "YEARINTERVAL_IOP(\"20200101\", \"20250101\", 5, 5, DT_EXACT) == 1",
            "YEARINTERVAL_IOP(\"2020\", \"2025\", 5, 9, DT_MIN) == 0",
            "YEARINTERVAL_IOP(\"2020\", \"2025\", 5, 9, DT_MAX) == 1",
            "YEARINTERVAL_IOP(\"2020\", \"20259999\", 5, 9, DT_MAX) == DT_ERROR",
            "EXTERNALDLL(\"cstage0205.dll\", \"CStage_get_number_of_schemas\") > 100",
            "EXTERNALDLL(\"cstage0205.dll\", \"CStage_get_schema_number\", \"X999\", \"8000\", \"\") < 0"})
    void constants_intervals_and_calls_of_Collaborative_Stage(String condition) throws RuleFault {
        assertThat(says("return " + condition + ";")).isEqualTo(Outcome.PASS);
    }

    @Test
    void a_schema_has_a_name_and_codes() throws RuleFault {
        String schema = "char name[40]; char version[9]; int n; n = EXTERNALDLL(\"cstage0205.dll\", "
                + "\"CStage_get_schema_number\", \"C619\", \"8140\", \"\"); "
                + "EXTERNALDLL(\"cstage0205.dll\", \"CStage_get_schema_name\", n, name); "
                + "EXTERNALDLL(\"cstage0205.dll\", \"CStage_get_version\", version); ";
        assertThat(
                says(schema + "return n > 0 AND STRCMP(name, \"Prostate\") == 0 AND STRCMP(version, \"020550\") == 0;"))
                .isEqualTo(Outcome.PASS);
        String extension = "EXTERNALDLL(\"cstage0205.dll\", \"CStage_code_is_valid\", n, 2, 1, \"%s\")";
        assertThat(says(schema + "return " + extension.formatted("150") + " == 1 AND " + extension.formatted("151")
                + " == 0;")).isEqualTo(Outcome.PASS);
    }
}
