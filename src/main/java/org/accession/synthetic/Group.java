package org.accession.synthetic;

import java.util.List;

/**
 * Cancers that are staged, treated and survived alike: a row of {@code groups.csv}.
 *
 * @param weights how often each summary stage is found, by the place of the stage in {@link #STAGES}
 * @param survival relative survival after five years, percent: localized, regional, distant, unknown
 * @param size the median size of a localized tumor in mm
 * @param deathCode the ICD-10 code of death by it; blank if it follows from the site
 */
record Group(String name, Codes sites, Codes histologies, Codes behaviors, String treatedLike, int[] weights,
        int[] survival, int size, String deathCode) {

    /** Summary stages of invasive tumors in the order of the columns. */
    static final String STAGES = "123479";

    private static final List<Group> ALL = Table.read("groups.csv", Group::of);

    private static Group of(Table.Row row) {
        int[] weights = {row.number("localized"), row.number("extension"), row.number("nodes"),
                row.number("extensionAndNodes"), row.number("distant"), row.number("unknown")};
        int[] survival = {row.number("survivalLocalized"), row.number("survivalRegional"),
                row.number("survivalDistant"), row.number("survivalUnknown")};
        return new Group(row.text("group"), new Codes(row.text("sites")), new Codes(row.text("histologies")),
                new Codes(row.text("behaviors")), row.text("treatedLike"), weights, survival, row.number("size"),
                row.text("deathCode"));
    }

    /** The first group that has the site, histology and behavior. */
    static Group of(String site, String histology, String behavior) {
        for (Group group : ALL) {
            if (group.sites.has(site) && group.histologies.has(histology) && group.behaviors.has(behavior)) {
                return group;
            }
        }
        throw new IllegalStateException("groups.csv has no group for " + site + " " + histology + "/" + behavior);
    }

    /** Whether the disease is of blood, marrow or lymph nodes: no nodes, grade or margins as a solid tumor has. */
    boolean isHematologic() {
        return switch (treatedLike) {
            case "acuteLeukemia", "watchful", "kinaseInhibitor", "myeloma", "lymphoma", "hodgkin" -> true;
            default -> false;
        };
    }

    /** Relative survival after five years, as a share of 1, with the summary stage. */
    double fiveYearSurvival(char stage) {
        return switch (stage) {
            case '0', '8' -> Math.max(0.97, survival[0] / 100.0);
            case '1' -> survival[0] / 100.0;
            case '2', '3', '4' -> survival[1] / 100.0;
            case '7' -> survival[2] / 100.0;
            default -> survival[3] / 100.0;
        };
    }
}
