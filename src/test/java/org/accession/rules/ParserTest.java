package org.accession.rules;

import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.rules.Expression.Binary;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Field;
import org.accession.rules.Expression.Name;
import org.accession.rules.Expression.Not;
import org.accession.rules.Expression.Number;
import org.accession.rules.Expression.Text;
import org.accession.rules.Statement.Assignment;
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.Return;
import org.accession.rules.Statement.While;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.accession.rules.Given.given;
import static org.accession.rules.Given.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParserTest {

    private static final Place NOWHERE = new Place(1, 1);

    @Property(tries = 300)
    void what_is_printed_is_read_as_the_same_tree(@ForAll("trees") List<Statement> tree) throws RuleFault {
        String source = print(tree);
        assertThat(print(Parser.parse(source, Dialect.METAFILE))).isEqualTo(source);
    }

    @Property(tries = 500)
    void whatever_is_written_is_a_rule_or_a_fault_at_a_place(@ForAll("sources") String source) {
        for (Dialect dialect : Dialect.values()) {
            try {
                assertThat(Parser.parse(source, dialect)).isNotNull();
            } catch (RuleFault fault) {
                assertThat(fault.place().line()).isPositive();
                assertThat(fault.sentence()).endsWith(".");
            }
        }
    }

    @Test
    void a_rule_names_its_items_in_the_order_in_which_they_appear() throws RuleFault {
        assertThat(
                Rule.compile("NOT EMPTY(#laterality) AND INLIST(#primarySite, \"C500-C509\") AND EMPTY(#classOfCase)",
                        Dictionaries.standard().working()).items())
                .extracting(Item::id).containsExactly("laterality", "primarySite", "classOfCase");
    }

    @Test
    void in_a_metafile_AND_and_OR_have_the_same_rank() throws RuleFault {
        assertThat(metafile("return TRUE OR FALSE AND FALSE;")).isEqualTo(Outcome.FAIL);
        assertThat(metafile("return FALSE AND FALSE || 1;")).isEqualTo(Outcome.PASS);
        assertThat(metafile("return NOT 0 == 0;")).isEqualTo(Outcome.FAIL);
        assertThat(metafile("return 2 + 3 * 4 == 14 AND 7 / 2 == 3 AND 7 % 2 == 1 AND -1 < 0;"))
                .isEqualTo(Outcome.PASS);
        assertThat(metafile("int i; long j; i = 0; j = 3; while (i < j) { i = i + 1; } return i == 3;"))
                .isEqualTo(Outcome.PASS);
        assertThat(metafile("int i; function more() { i = i + 2; } more(); more(); return i == 4;"))
                .isEqualTo(Outcome.PASS);
        assertThat(metafile("/* \" */ if (INLIST(#S\"primary site\", \"C50\n9\")) return 0; else return 1;"))
                .isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 < 2", "NOT (2 < 2)", "2 <= 2", "NOT (3 <= 2)", "2 > 1", "NOT (2 > 2)", "2 >= 2",
            "NOT (1 >= 2)",
            "2 == 2", "2 != 3", "NOT (2 != 2)", "7 / 2 == 3", "-7 / 2 == -3", "7 % 4 == 3", "2 + 3 * 4 == 14",
            "2 - 3 == -1", "(1 < 2) == TRUE", "1 && !0 || 0"})
    void operators_on_numbers(String condition) throws RuleFault {
        assertThat(metafile("return " + condition + ";")).isEqualTo(Outcome.PASS);
    }

    @Test
    void our_own_rules_may_be_a_bare_condition_over_XML_ids() {
        String measure = "INLIST(#primarySite, \"C500-C509\") AND INLIST(#behaviorCodeIcdO3, \"3\")";
        assertThat(given("primarySite", "C504").and("behaviorCodeIcdO3", "3").holds(measure)).isTrue();
        assertThat(given("primarySite", "C619").and("behaviorCodeIcdO3", "3").holds(measure)).isFalse();
        assertThat(nothing().holds("#S\"Primary Site\" == 1 OR TRUE".replace("#S\"Primary Site\" == 1", "FALSE")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "EMPTY(#race1) OR EMPTY(#race2) AND TRUE~1~32~AND and OR mix here; say with parentheses what belongs together.",
            "EMPTY(#nothing)~1~7~There is no item nothing.", "FOO(1)~1~1~There is no function FOO.",
            "EMPTY(1)~1~7~Here stands a number where a text should be.",
            "EMPTY()~1~1~EMPTY takes 1 arguments; here are 0.", "x~1~1~x is neither a variable nor a constant.",
            "return 1~1~9~Here stands the end where \";\" should be.",
            "1 == \"a\"~1~6~Here stands a text where a number or a condition should be.",
            "LOOKUP(\"a\", \"T.C\")~1~13~There is no lookup table T.",
            "MATCH(\"a\", \"{a\")~1~12~The pattern \"{a\" cannot be read at its character 3: a } is missing.",
            "1 ? 2~1~3~The character ? means nothing here.", "/* ~1~1~This comment has no end.",
            "\"a~1~1~This text has no closing quote.",
            "1 / 0~1~3~This divides by zero.", "function f() { f(); } f(); return 1;~1~16~The function f calls itself.",
            "char a[3]; a = 1; return 1;~1~12~The text a takes a value by STRCPY, not by =."})
    void a_fault_has_a_place_and_a_sentence(String source, int line, int column, String sentence) {
        assertThatThrownBy(() -> Rule.compile(source, Given.ITEMS)).isInstanceOfSatisfying(RuleFault.class, fault -> {
            assertThat(fault.place()).isEqualTo(new Place(line, column));
            assertThat(fault.sentence()).isEqualTo(sentence);
        });
    }

    @Test
    void what_is_nested_without_end_is_refused() {
        assertThatThrownBy(() -> Rule.compile("(".repeat(100_000), Given.ITEMS)).hasMessageContaining("too deeply");
        assertThatThrownBy(() -> Rule.compile("1" + " + 1".repeat(100_000), Given.ITEMS))
                .hasMessageContaining("too long");
    }

    @Test
    void a_loop_without_end_is_stopped() {
        assertThatThrownBy(() -> nothing().says("while (TRUE) ; return 1;")).isInstanceOf(RunFault.class)
                .hasMessageContaining("100000 turns");
    }

    @Test
    void a_trace_says_which_condition_decided_on_which_values() throws RuleFault {
        Trace trace = Rule.trace("if (EMPTY(#primarySite)) return PASS;\nreturn INLIST(#primarySite, \"C619\");",
                Given.ITEMS, given("primarySite", "C504").run());
        assertThat(trace.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(trace.steps()).extracting(step -> step.at() + " " + step.condition() + " = " + step.result() + " "
                + step.values()).containsExactly("1:5 EMPTY(#primarySite) = 0 {primarySite=C504}",
                        "2:8 INLIST(#primarySite, \"C619\") = 0 {primarySite=C504}");
    }

    private static Outcome metafile(String source) throws RuleFault {
        return Rule.compile(Parser.parse(source, Dialect.METAFILE), Definitions.of(Given.ITEMS))
                .apply(nothing().run());
    }

    private static String print(List<Statement> tree) {
        return SourcePrinter.print(tree, field -> "#S\"" + field.name() + "\"",
                SourcePrinter::quoted);
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries
                .of("if", "else", "while", "return", "function", "int", "char", "(", ")", "{", "}", "[", "]", ";",
                        ",", "=", "==", "AND", "OR", "NOT", "-", "x", "1", "\"a\"", "#S\"Sex\"", "#sex", "/*", "*/",
                        "\"", "'", "\n",
                        "99999999999", "é", "#")
                .list().ofMaxSize(30).map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<List<Statement>> trees() {
        return statements(2);
    }

    private static Arbitrary<List<Statement>> statements(int depth) {
        Arbitrary<Statement> simple = expressions(2).map(value -> new Return(NOWHERE, value));
        Arbitrary<Statement> assigned = expressions(1).map(value -> new Assignment(NOWHERE, "x", value));
        if (depth == 0) {
            return Arbitraries.oneOf(simple, assigned).list().ofMinSize(1).ofMaxSize(3);
        }
        Arbitrary<Statement> choice = expressions(1).flatMap(condition -> statements(depth - 1).flatMap(
                then -> statements(depth - 1).map(otherwise -> new If(NOWHERE, condition, then, otherwise))));
        Arbitrary<Statement> loop = expressions(1)
                .flatMap(condition -> statements(depth - 1).map(body -> new While(NOWHERE, condition, body)));
        return Arbitraries.oneOf(simple, assigned, choice, loop).list().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<Expression> expressions(int depth) {
        Arbitrary<Expression> leaves = Arbitraries.of(new Number(NOWHERE, 7), new Text(NOWHERE, "C50-C59, x"),
                new Name(NOWHERE, "x"), new Name(NOWHERE, "DT_EMPTY"), new Field(NOWHERE, "Primary Site", true));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Expression> inner = expressions(depth - 1);
        Arbitrary<Expression> joined = Arbitraries.of(Operator.values()).flatMap(operator -> inner
                .flatMap(left -> inner.map(right -> new Binary(NOWHERE, operator, left, right))));
        Arbitrary<Expression> not = inner.map(value -> new Not(NOWHERE, value));
        Arbitrary<Expression> call = inner.list().ofMaxSize(3).map(values -> new Call(NOWHERE, "INLIST", values));
        return Arbitraries.oneOf(leaves, joined, not, call);
    }
}
