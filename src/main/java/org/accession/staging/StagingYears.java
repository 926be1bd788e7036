package org.accession.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Which algorithms stage cases of which years of diagnosis, from {@code registry-schemas/staging/algorithms.csv}. */
public final class StagingYears {

    /**
     * An algorithm stages cases of some years.
     *
     * @param from the first year of diagnosis
     * @param until the last year of diagnosis; {@link Integer#MAX_VALUE} for those to come
     * @param coversAll whether every case of the years should have a schema in it
     * @param name what it is called
     */
    public record Rule(AlgorithmVersion algorithm, int from, int until, boolean coversAll, String name) {

        /** Whether cases of the year of diagnosis are staged. */
        boolean isFor(int year) {
            return year >= from && year <= until;
        }

        /** Whether cases of years to come are staged, too. */
        public boolean endless() {
            return until == Integer.MAX_VALUE;
        }
    }

    private final List<Rule> rules;

    private StagingYears(List<Rule> rules) {
        this.rules = rules;
    }

    /** The rules that Accession ships. */
    public static StagingYears standard() {
        return new StagingYears(StagingSchemas.rows("algorithms.csv").stream().map(StagingYears::rule).toList());
    }

    /** Rules of a registry's own; of two algorithms for a year the values of the former come first. */
    public static StagingYears of(List<Rule> rules) {
        return new StagingYears(List.copyOf(rules));
    }

    /**
     * These rules with an algorithm that somebody wants to stage by. A version that no rule names comes before the others
     * of its algorithm, for the years of the newest of them.
     *
     * @return nothing if no rule names any version of the algorithm
     */
    public Optional<StagingYears> with(AlgorithmVersion algorithm) {
        if (names(algorithm)) {
            return Optional.of(this);
        }
        return rules.stream().filter(rule -> rule.algorithm().id().equals(algorithm.id())).findFirst().map(newest -> {
            List<Rule> all = new ArrayList<>(rules);
            all.add(rules.indexOf(newest), new Rule(algorithm, newest.from(), newest.until(), newest.coversAll(),
                    newest.name()));
            return of(all);
        });
    }

    /** The rules, the algorithm whose values come first in front. */
    public List<Rule> rules() {
        return rules;
    }

    /** The algorithms for the year of diagnosis, the one whose values come first in front. */
    public List<AlgorithmVersion> in(int year) {
        return rules.stream().filter(rule -> rule.isFor(year)).map(Rule::algorithm)
                .toList();
    }

    /** Whether a version of the algorithm with the id stages cases of the year; or any year, where none does. */
    public boolean stages(String algorithm, int year) {
        List<Rule> its = rules.stream().filter(rule -> rule.algorithm().id().equals(algorithm)).toList();
        return its.isEmpty() || its.stream().anyMatch(rule -> rule.isFor(year));
    }

    /** Whether every case of its years should have a schema in the algorithm; pediatric ones take some only. */
    public boolean coversAll(AlgorithmVersion algorithm) {
        return rules.stream().anyMatch(rule -> rule.algorithm().equals(algorithm) && rule.coversAll());
    }

    /** Whether any year is staged by the algorithm, once it is installed. */
    public boolean names(AlgorithmVersion algorithm) {
        return rules.stream().anyMatch(rule -> rule.algorithm().equals(algorithm));
    }

    /** What the algorithm is called. */
    public String name(AlgorithmVersion algorithm) {
        return rules.stream().filter(rule -> rule.algorithm().equals(algorithm)).map(Rule::name).findFirst()
                .orElse(algorithm.toString());
    }

    private static Rule rule(NamedCsvRecord row) {
        String until = row.getField("until");
        return new Rule(new AlgorithmVersion(row.getField("algorithm"), row.getField("version")),
                Integer.parseInt(row.getField("from")), until.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(until),
                row.getField("covers").equals("all"), row.getField("name"));
    }
}
