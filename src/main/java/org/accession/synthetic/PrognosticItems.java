package org.accession.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the site-specific data items of the schema: what is usual where {@code prognostic-values.csv} says it, else
 * that it is not known; then those that depend on each other.
 */
final class PrognosticItems {

    /** How often an item has which codes: a row of the table. */
    private record Usual(String item, String stages, String resected, Weighted<String> codes) {

        boolean fits(Primary primary) {
            return stages.indexOf(primary.extent().stage()) >= 0
                    && (resected.isEmpty() || resected.equals("yes") == primary.isResected());
        }
    }

    private static final Map<String, List<Usual>> BY_SCHEMA = read();

    private PrognosticItems() {}

    private static Map<String, List<Usual>> read() {
        Map<String, List<Usual>> bySchema = new HashMap<>();
        Table.read("prognostic-values.csv", row -> {
            Usual usual = new Usual(row.text("item"), row.text("stages"), row.text("resected"),
                    Weighted.parse(row.text("values")));
            for (String schema : row.text("schemas").split(" ")) {
                bySchema.computeIfAbsent(schema, key -> new ArrayList<>()).add(usual);
            }
            return usual;
        });
        return bySchema;
    }

    static void write(Form form, Primary primary, Chance chance) {
        if (primary.year() < 2018) {
            return;
        }
        form.set("schemaDiscriminator1", primary.diagnosis().discriminators().get(0))
                .set("schemaDiscriminator2", primary.diagnosis().discriminators().get(1));
        for (Schema.PrognosticItem item : primary.schema().prognostic()) {
            if (item.isCollected(primary.year())) {
                form.set(item.id(), item.unknown());
            }
        }
        for (Usual usual : BY_SCHEMA.getOrDefault(primary.schema().number(), List.of())) {
            if (usual.fits(primary)) {
                form.replace(usual.item(), usual.codes().pick(chance));
            }
        }
        TumorMarkers.write(form, chance);
        switch (primary.schema().number()) {
            case "00480" -> BreastMarkers.write(form, primary, chance);
            case "00580" -> ProstateMarkers.write(form, primary, chance);
            case "09190" -> form.replace("histologicSubtype", subtype(primary.diagnosis()));
            case "00470" -> MelanomaMarkers.write(form, primary, chance);
            case "00200" -> ColorectalMarkers.write(form, primary, chance);
            case "00721", "00722", "09721", "09722" -> BrainMarkers.write(form, primary);
            case "00500", "09500", "00510", "00520", "09520", "00528", "00530", "00541", "00542", "00551", "00552",
                    "00553", "00560" ->
                GynecologicMarkers.write(form, primary);
            default -> {
            }
        }
    }

    /** Of a mucinous tumor of the appendix: 3 is carcinoma, 1 low-grade neoplasm, 0 another histology. */
    private static String subtype(Diagnosis diagnosis) {
        return !diagnosis.histology().equals("8480") ? "0" : diagnosis.isInvasive() ? "3" : "1";
    }
}
