package org.accession.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.MultivaluedMap;

import org.accession.staging.AlgorithmVersion;
import org.accession.staging.StagingYears;
import org.accession.staging.StagingYears.Rule;

/** What somebody has filled in on which algorithm stages which years, line by line. A line without an algorithm is left out. */
record ChoiceForm(List<Line> lines, List<String> problems) {

    /** A rule as it is written in the form. */
    record Line(String algorithm, String from, String until, String covers) {

        static Line of(Rule rule) {
            return new Line(rule.algorithm().toString(), String.valueOf(rule.from()),
                    rule.endless() ? "" : String.valueOf(rule.until()), rule.coversAll() ? "all" : "some");
        }

        static Line empty() {
            return new Line("", "", "", "all");
        }
    }

    /** The rules that hold, and a line for one more. */
    static ChoiceForm of(StagingYears years) {
        List<Line> lines = new ArrayList<>(years.rules().stream().map(Line::of).toList());
        lines.add(Line.empty());
        return new ChoiceForm(lines, List.of());
    }

    static ChoiceForm of(MultivaluedMap<String, String> given, Set<AlgorithmVersion> known) {
        List<Line> lines = new ArrayList<>();
        List<String> algorithms = given.getOrDefault("algorithm", List.of());
        for (int i = 0; i < algorithms.size(); i++) {
            if (!algorithms.get(i).isBlank()) {
                lines.add(new Line(algorithms.get(i).strip(), at(given, "from", i), at(given, "until", i),
                        at(given, "covers", i)));
            }
        }
        List<String> problems = new ArrayList<>();
        if (lines.isEmpty()) {
            problems.add("Without any line no case would be staged.");
        }
        Set<String> seen = new HashSet<>();
        for (Line line : lines) {
            check(line, known, problems);
            if (!seen.add(line.algorithm() + " " + line.from())) {
                problems.add(line.algorithm() + " stands there twice from " + line.from() + " on.");
            }
        }
        lines.add(Line.empty());
        return new ChoiceForm(lines, problems);
    }

    /** The rules; only of a form without problems. */
    List<Rule> rules(StagingYears former) {
        return lines.stream().filter(line -> !line.algorithm().isEmpty()).map(line -> {
            AlgorithmVersion version = version(line.algorithm());
            return new Rule(version, Integer.parseInt(line.from()),
                    line.until().isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(line.until()),
                    !line.covers().equals("some"), name(version, former));
        }).toList();
    }

    private static String name(AlgorithmVersion version, StagingYears former) {
        Optional<Rule> named = former.rules().stream().filter(rule -> rule.algorithm().id().equals(version.id()))
                .findFirst();
        return named.map(Rule::name).orElse(version.id());
    }

    private static void check(Line line, Set<AlgorithmVersion> known, List<String> problems) {
        if (known.stream().noneMatch(version -> version.toString().equals(line.algorithm()))) {
            problems.add("There is no algorithm " + line.algorithm() + ".");
        }
        if (!line.from().matches("(19|20)\\d\\d")) {
            problems.add(line.algorithm() + ": the first year of diagnosis is not a year.");
        } else if (!line.until().isEmpty()
                && (!line.until().matches("(19|20)\\d\\d") || line.until().compareTo(line.from()) < 0)) {
            problems.add(line.algorithm() + ": the last year of diagnosis is not a year from " + line.from() + " on.");
        }
    }

    private static AlgorithmVersion version(String label) {
        int space = label.indexOf(' ');
        return new AlgorithmVersion(label.substring(0, space), label.substring(space + 1));
    }

    private static String at(MultivaluedMap<String, String> given, String name, int place) {
        List<String> values = given.getOrDefault(name, List.of());
        return place < values.size() ? values.get(place).strip() : "";
    }
}
