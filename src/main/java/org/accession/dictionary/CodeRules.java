package org.accession.dictionary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which code of an item becomes which code of its successor, written as {@code 1=1 3=9? 9=9 9/C600-C639=1}: a question
 * mark asks for a review, and sites after a slash hold before the rule without them.
 */
final class CodeRules {

    /** A code of the successor, and whether somebody should look at it. */
    record Outcome(String code, boolean review) {}

    private record Rule(String code, String firstSite, String lastSite, Outcome outcome) {

        boolean holdsFor(String value, String site) {
            return code.equals(value) && firstSite != null && firstSite.compareTo(site) <= 0
                    && site.compareTo(lastSite) <= 0;
        }
    }

    private static final Pattern WRITTEN = Pattern.compile("(\\w+)(?:/(\\w+)-(\\w+))?=(\\w+)(\\?)?");

    private final List<Rule> rules = new ArrayList<>();

    CodeRules(String written) {
        for (String rule : written.split(" ")) {
            Matcher parts = WRITTEN.matcher(rule);
            if (!parts.matches()) {
                throw new IllegalArgumentException("Not a rule for codes: " + rule);
            }
            rules.add(new Rule(parts.group(1), parts.group(2), parts.group(3),
                    new Outcome(parts.group(4), parts.group(5) != null)));
        }
    }

    /** What the code becomes for a patient with tumors of these sites, if any rule says so. */
    Optional<Outcome> forward(String code, List<String> sites) {
        Set<Outcome> bySite = new LinkedHashSet<>();
        for (String site : sites) {
            rules.stream().filter(rule -> rule.holdsFor(code, site)).forEach(rule -> bySite.add(rule.outcome()));
        }
        if (bySite.size() == 1) {
            return Optional.of(bySite.iterator().next());
        }
        return rules.stream().filter(rule -> rule.firstSite() == null && rule.code().equals(code)).findFirst()
                .map(rule -> bySite.isEmpty() ? rule.outcome() : new Outcome(rule.outcome().code(), true));
    }

    /** The code that becomes this one without doubt, if there is one. */
    Optional<String> back(String code) {
        return rules.stream()
                .filter(rule -> rule.firstSite() == null && rule.outcome().equals(new Outcome(code, false)))
                .map(Rule::code).findFirst();
    }
}
