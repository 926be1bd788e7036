package org.accession.synthetic;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How often each diagnosis is made, and at what age. */
final class Frequencies {

    private static final int DECADES = 11;

    private final Weighted<Diagnosis> all;
    private final Map<String, Weighted<Diagnosis>> bySex = new HashMap<>();
    private final Map<String, Weighted<Integer>> decadesBySite = new HashMap<>();

    private final Map<Diagnosis, AgeLimits> limitsByDiagnosis = new IdentityHashMap<>();

    Frequencies() {
        List<Diagnosis> diagnoses = Table.read("diagnoses.csv", Diagnosis::of);
        all = Weighted.of(diagnoses, Diagnosis::weight);
        for (String sex : List.of("1", "2")) {
            bySex.put(sex, Weighted.of(diagnoses.stream().filter(d -> d.sex().equals(sex)).toList(),
                    Diagnosis::weight));
        }
        List<AgeLimits> limits = Table.read("age-limits.csv", AgeLimits::of);
        for (Diagnosis diagnosis : diagnoses) {
            limitsByDiagnosis.put(diagnosis, limits.stream().filter(limit -> limit.hold(diagnosis)).findFirst()
                    .orElse(AgeLimits.NONE));
        }
        List<Integer> decades = IntStream.range(0, DECADES).boxed().toList();
        Table.read("ages.csv", row -> decadesBySite.put(row.text("primarySite"),
                Weighted.of(decades, decade -> row.number(decade == 0 ? "age0" : "age" + decade + "0"))));
    }

    List<Diagnosis> diagnoses() {
        return all.choices();
    }

    Diagnosis any(Chance chance) {
        return all.pick(chance);
    }

    Diagnosis of(String sex, Chance chance) {
        return bySex.get(sex).pick(chance);
    }

    /** The age at which somebody gets the diagnosis. */
    int age(Diagnosis diagnosis, Chance chance) {
        AgeLimits limits = limits(diagnosis);
        int age = 0;
        for (int attempt = 0; attempt < 40; attempt++) {
            int decade = decadesBySite.get(diagnosis.site()).pick(chance);
            age = decade == DECADES - 1 ? 100 + chance.below(4) : decade * 10 + chance.below(10);
            if (age >= limits.least() && age <= limits.most()) {
                return age;
            }
        }
        return Math.max(limits.least(), Math.min(limits.most(), age));
    }

    /** Whether anybody of the age gets it. */
    boolean happensAt(Diagnosis diagnosis, int age) {
        AgeLimits limits = limits(diagnosis);
        return age >= limits.least() && age <= limits.most()
                && decadesBySite.get(diagnosis.site()).choices().contains(Math.min(age / 10, DECADES - 1));
    }

    private AgeLimits limits(Diagnosis diagnosis) {
        return limitsByDiagnosis.get(diagnosis);
    }

    /** The ages between which a diagnosis is believed without review: a row of {@code age-limits.csv}. */
    private record AgeLimits(Codes sites, Codes histologies, int least, int most) {

        static final AgeLimits NONE = new AgeLimits(new Codes("*"), new Codes("*"), 0, 103);

        static AgeLimits of(Table.Row row) {
            return new AgeLimits(new Codes(row.text("sites")), new Codes(row.text("histologies")),
                    row.number("least"), row.number("most"));
        }

        boolean hold(Diagnosis diagnosis) {
            return sites.has(diagnosis.site()) && histologies.has(diagnosis.histology());
        }
    }
}
