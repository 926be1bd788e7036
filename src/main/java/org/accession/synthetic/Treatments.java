package org.accession.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is done for cancers that are treated alike: {@code treatment.csv} and the tables of what is given. */
final class Treatments {

    /** Percent of patients who get each; the last two: percent of the operated to whom it is given before surgery. */
    record Odds(int surgery, int radiation, int chemo, int hormone, int immune, int systemicFirst,
            int radiationFirst) {

        static final Odds NONE = new Odds(0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * An operation on the primary site.
     *
     * @param code the STORE code up to 2022
     * @param code2023 the code from 2023
     * @param code2024 the code from 2024, where it changed again
     * @param kind destruction, local (excision) or resection
     */
    record Operation(String code, String code2023, String code2024, int weight, String kind, int nodesLeast,
            int nodesMost, String term) {

        /** The code of NAACCR item 671 and 1291 in a year from 2023. */
        String codeSince2023(int year) {
            return year >= 2024 && !code2024.isEmpty() ? code2024 : code2023;
        }

        boolean isResection() {
            return kind.equals("resection");
        }

        boolean hasSpecimen() {
            return !kind.equals("destruction");
        }
    }

    /**
     * A course of radiation.
     *
     * @param dose cGy a fraction; 99998 for brachytherapy seeds and isotopes
     * @param boost fractions of a second phase to the same volume
     */
    record Beam(int weight, String modality, String technique, String volume, String nodes, int dose, int fractions,
            int boost, String term) {

        boolean isExternal() {
            return modality.compareTo("06") <= 0;
        }
    }

    /** A drug; {@code code} says one or several agents. */
    record Agent(String code, int weight, String term) {}

    /** Sites for which surgery of the primary does not apply: STORE codes 98 and A980. */
    private static final Codes NO_SURGERY_SITES = new Codes("C420-C421 C423-C424 C760-C768 C809");

    private record Rule(String treatedLike, String stages) {

        boolean holds(String like, char stage) {
            return treatedLike.equals(like) && stages.indexOf(stage) >= 0;
        }
    }

    private final Map<String, Odds> odds = new HashMap<>();
    private final Map<String, Weighted<Operation>> operations = new HashMap<>();
    private final Map<String, Weighted<Beam>> beams = new HashMap<>();
    private final Map<String, Weighted<Agent>> agents = new HashMap<>();

    Treatments() {
        Table.read("treatment.csv", Treatments::odds).forEach(entry -> entry.getKey().stages().chars()
                .forEach(stage -> odds.put(key(entry.getKey().treatedLike(), (char) stage), entry.getValue())));
        List<Map.Entry<Rule, Operation>> procedures = Table.read("surgery.csv", Treatments::operation);
        for (Map.Entry<Rule, Operation> entry : procedures) {
            String like = entry.getKey().treatedLike();
            entry.getKey().stages().chars().forEach(stage -> operations.computeIfAbsent(key(like, (char) stage),
                    key -> Weighted.of(procedures.stream().filter(p -> p.getKey().holds(like, (char) stage))
                            .map(Map.Entry::getValue).toList(), Operation::weight)));
        }
        group(Table.read("radiation.csv", Treatments::beam))
                .forEach((like, choices) -> beams.put(like, Weighted.of(choices, Beam::weight)));
        group(Table.read("agents.csv", Treatments::agent))
                .forEach((likeAndKind, choices) -> agents.put(likeAndKind, Weighted.of(choices, Agent::weight)));
    }

    /** Whether there is a primary that could be operated on. */
    static boolean operates(Diagnosis diagnosis) {
        return !NO_SURGERY_SITES.has(diagnosis.site());
    }

    /** Whether it is treated by an operation at all: a lymphoma is only where a node is taken out. */
    static boolean operatesOn(Diagnosis diagnosis) {
        return operates(diagnosis) && (!diagnosis.group().isHematologic() || diagnosis.site().startsWith("C77"));
    }

    Odds odds(Group group, char stage) {
        return odds.getOrDefault(key(group.treatedLike(), stage), Odds.NONE);
    }

    Operation operation(Group group, char stage, Chance chance) {
        return operations.get(key(group.treatedLike(), stage)).pick(chance);
    }

    Beam beam(Group group, Chance chance) {
        return beams.get(group.treatedLike()).pick(chance);
    }

    /** A drug of the kind {@code chemo}, {@code hormone} or {@code immune}. */
    Agent agent(Group group, String kind, Chance chance) {
        return agents.get(group.treatedLike() + " " + kind).pick(chance);
    }

    private static String key(String treatedLike, char stage) {
        return treatedLike + stage;
    }

    private static <T> Map<String, List<T>> group(List<Map.Entry<String, T>> rows) {
        Map<String, List<T>> grouped = new HashMap<>();
        for (Map.Entry<String, T> row : rows) {
            grouped.computeIfAbsent(row.getKey(), key -> new ArrayList<>()).add(row.getValue());
        }
        return grouped;
    }

    private static Map.Entry<Rule, Odds> odds(Table.Row row) {
        return Map.entry(new Rule(row.text("treatedLike"), row.text("stages")),
                new Odds(row.number("surgery"), row.number("radiation"), row.number("chemo"), row.number("hormone"),
                        row.number("immune"), row.number("systemicFirst"), row.number("radiationFirst")));
    }

    private static Map.Entry<Rule, Operation> operation(Table.Row row) {
        return Map.entry(new Rule(row.text("treatedLike"), row.text("stages")),
                new Operation(row.text("code"), row.text("code2023"), row.text("code2024"), row.number("weight"),
                        row.text("kind"), row.number("nodesLeast"), row.number("nodesMost"), row.text("term")));
    }

    private static Map.Entry<String, Beam> beam(Table.Row row) {
        return Map.entry(row.text("treatedLike"),
                new Beam(row.number("weight"), row.text("modality"), row.text("technique"), row.text("volume"),
                        row.text("nodes"), row.number("dose"), row.number("fractions"), row.number("boost"),
                        row.text("term")));
    }

    private static Map.Entry<String, Agent> agent(Table.Row row) {
        return Map.entry(row.text("treatedLike") + " " + row.text("kind"),
                new Agent(row.text("code"), row.number("weight"), row.text("term")));
    }
}
