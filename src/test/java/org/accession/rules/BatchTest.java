package org.accession.rules;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Values;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is decided before a rule runs is what the rule would have said. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchTest {

    private static final String[] SITES = {"", "C509", "C619", "C61"};
    private static final String[] DATES = {"", "20190304", "2015", "20270101"};
    private static final String[] RACES = {"", "01", "1", "88"};

    private final Batch batch = new Batch(Given.CLOCK, null);

    /** 64 records: all that these values make together. */
    private void begin() {
        int record = 0;
        for (String site : SITES) {
            for (String date : DATES) {
                for (String race : RACES) {
                    Values values = new Values();
                    values.set(Given.ITEMS.item("primarySite"), site);
                    values.set(Given.ITEMS.item("dateOfDiagnosis"), date);
                    values.set(Given.ITEMS.item("race1"), race);
                    batch.run(record++).on(values);
                }
            }
        }
        batch.begin(record);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            // the source | how many of the 64 records are left to run, which are those that do not pass at the least
            "if (EMPTY(#primarySite)) return PASS; return INLIST(#race1, \"01-99\");|12",
            "int y; y = DATE_YEAR_IOP(#dateOfDiagnosis); if (y == DT_EMPTY OR y == DT_ERROR) return PASS; "
                    + "if (y > 2018) { if (EMPTY(#race1)) return FAIL; } return PASS;|4",
            "char s[3]; STRCPY(s, #primarySite); if (STRCMP(s, \"C50\") == 0) return PASS; return FAIL;|48",
            // What was known of a variable is not known behind a way that changed it.
            "int i; i = 1; if (EMPTY(#primarySite)) i = 0; if (i == 1) return PASS; return FAIL;|64",
            "int i; i = 1; if (EMPTY(#primarySite)) { i = 0; return FAIL; } if (i == 1) return PASS; return FAIL;|16",
            // What speaks, or loops, is left to the rule.
            "SAVE_TEXT(\"no\"); return PASS;|64", "if (NOT EMPTY(#race1)) SAVE_TEXT(\"no\"); return PASS;|48",
            "int i; while (i < 3) i = i + 1; return PASS;|64", "function f() { return PASS; } return f();|64",
            // A date ahead is allowed by one rule only.
            "ALLOW_FUTURE_DATE_IOP(1); if (VALID_DATE_IOP(#dateOfDiagnosis)) return PASS; return FAIL;|64",
            "if (EMPTY(#dateOfDiagnosis)) return PASS; return VALID_DATE_IOP(#dateOfDiagnosis);|16",
            "return VAL(#race1) + 1;|48", "return EMPTY(#race1) AND NOT EMPTY(#primarySite);|52",
            "return 1 / VAL(#race1);|64", "return WARN;|64"})
    void records_that_are_decided_pass(String source, int left) throws RuleFault {
        Rule rule = compiled(source.strip());
        begin();
        long open = batch.open(rule);
        assertThat(Long.bitCount(open)).isEqualTo(left);
        for (int record = 0; record < Batch.MOST; record++) {
            if ((open >>> record & 1) == 0) {
                assertThat(rule.apply(batch.run(record))).as("record " + record).isEqualTo(Outcome.PASS);
            }
        }
    }

    @Test
    void what_a_rule_allows_itself_does_not_hold_for_the_next() throws RuleFault {
        Rule ahead = compiled("ALLOW_FUTURE_DATE_IOP(9); return VALID_DATE_IOP(#dateOfDiagnosis);");
        Rule next = compiled("return VALID_DATE_IOP(#dateOfDiagnosis) OR EMPTY(#dateOfDiagnosis);");
        begin();
        for (int record = 0; record < Batch.MOST; record++) {
            ahead.apply(batch.run(record));
        }
        assertThat(Long.bitCount(batch.open(next))).isEqualTo(16);
    }

    @Test
    void values_of_variables_do_not_grow_without_end() throws RuleFault {
        StringBuilder source = new StringBuilder("int v0; v0 = VAL(#race1);");
        List<String> sums = new ArrayList<>();
        for (int i = 1; i < 60; i++) {
            sums.add("int v" + i + "; v" + i + " = v" + (i - 1) + " + v" + (i - 1) + ";");
        }
        sums.forEach(source::append);
        assertThat(compiled(source + " return v59 == 0;").apply(batch.run(0))).isNotNull();
    }

    private static Rule compiled(String source) throws RuleFault {
        Definitions definitions = Definitions.of(Given.ITEMS);
        return Rule.compile(Parser.parse(source, Dialect.OWN), definitions, new Conditions(definitions));
    }
}
