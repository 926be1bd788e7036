package org.accession.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.rules.Expression;
import org.accession.rules.Expression.Binary;
import org.accession.rules.Expression.Call;
import org.accession.rules.Expression.Element;
import org.accession.rules.Expression.Name;
import org.accession.rules.Expression.Negative;
import org.accession.rules.Expression.Not;
import org.accession.rules.RuleFault;
import org.accession.rules.Statement;
import org.accession.rules.Statement.Action;
import org.accession.rules.Statement.Assignment;
import org.accession.rules.Statement.Declaration;
import org.accession.rules.Statement.ElementAssignment;
import org.accession.rules.Statement.If;
import org.accession.rules.Statement.Return;
import org.accession.rules.Statement.While;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which constructs of the language the three published metafiles use, how often, and in which tests of the language each
 * is: the report is {@code target/constructs.tsv}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConstructCoverageTest {

    private static final Path TESTS = Path.of("src/test/java/org/accession/rules");
    private static final Path REPORT = Path.of("target/constructs.tsv");

    private final Map<String, Integer> uses = new TreeMap<>();

    @Test
    void every_construct_that_published_edits_use_is_in_a_test_of_the_language() throws IOException, RuleFault {
        for (Metafile metafile : List.of(Published.earlier("012-01"), Published.earlier("014-01"),
                Published.v23().metafile())) {
            for (Edit edit : metafile.edits()) {
                statements(((EditLogic.AsTree) edit.logic()).tree());
            }
        }
        Map<String, String> tests = tests();
        List<String> report = new ArrayList<>(List.of("construct\tuses\ttests"));
        List<String> untested = new ArrayList<>();
        uses.forEach((construct, times) -> {
            Pattern written = Pattern
                    .compile(construct.matches("\\w+") ? "\\b" + construct + "\\b" : Pattern.quote(construct));
            String in = tests.entrySet().stream().filter(test -> written.matcher(test.getValue()).find())
                    .map(Map.Entry::getKey).sorted().collect(Collectors.joining(", "));
            report.add(construct + "\t" + times + "\t" + in);
            if (in.isEmpty()) {
                untested.add(construct);
            }
        });
        Files.write(REPORT, report);
        assertThat(untested).as("used by published edits, in no test of the language").isEmpty();
        assertThat(uses.keySet()).contains("INLIST", "EXTERNALDLL", "SQLRANGELOOKUP", "DT_MONTH_EMPTY", "while")
                .hasSizeGreaterThan(50);
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return tests;
    }

    private void use(String construct) {
        uses.merge(construct, 1, Integer::sum);
    }

    private void statements(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        if (statement instanceof Declaration declaration) {
            use(declaration.type().keyword());
        } else if (statement instanceof Assignment assignment) {
            expression(assignment.value());
        } else if (statement instanceof ElementAssignment assignment) {
            use("] =");
            expression(assignment.index());
            expression(assignment.value());
        } else if (statement instanceof Action action) {
            expression(action.call());
        } else if (statement instanceof Return end) {
            use("return");
            expression(end.value());
        } else if (statement instanceof If choice) {
            use(choice.otherwise().isEmpty() ? "if" : "else");
            expression(choice.condition());
            statements(choice.then());
            statements(choice.otherwise());
        } else if (statement instanceof While loop) {
            use("while");
            expression(loop.condition());
            statements(loop.body());
        }
    }

    private void expression(Expression expression) {
        if (expression instanceof Name name && name.name().equals(name.name().toUpperCase(Locale.ROOT))
                && name.name().matches("DT_\\w+|TRUE|FALSE|PASS|FAIL|WARN|LEFT|RIGHT|BOTH")) {
            use(name.name());
        } else if (expression instanceof Element element) {
            use("]");
            expression(element.index());
        } else if (expression instanceof Not not) {
            use("NOT");
            expression(not.value());
        } else if (expression instanceof Negative negative) {
            use("-");
            expression(negative.value());
        } else if (expression instanceof Binary binary) {
            use(binary.operator().sign());
            expression(binary.left());
            expression(binary.right());
        } else if (expression instanceof Call call) {
            use(call.function());
            call.arguments().forEach(this::expression);
        }
    }
}
