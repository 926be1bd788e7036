package org.accession.staging.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.accession.staging.CaseStage;
import org.accession.staging.DerivedValue;
import org.accession.staging.StagingResult;
import org.accession.staging.StagingSchemas;

/**
 * Derived Summary Grade 2018 (NAACCR item 1975): the one of clinical and pathological grade that comes first in the
 * order of {@code registry-schemas/staging/summary-grade.csv}, for cases diagnosed 2018 or later. Where the staging
 * algorithm derives the grade itself, as EOD does from version 3.3 on, that is the grade, or that there is none.
 */
final class SummaryGrade implements Derivation {

    private record Order(String schema, String behavior, List<String> grades) {

        boolean isFor(String schemaId, String behaviorCode) {
            return schema.equals(schemaId) && (behavior.equals("*") || behavior.equals(behaviorCode));
        }
    }

    private static final String SOURCE = "SEER Derived Summary Grade 2018";
    private static final String ANY = "*";
    private static final String STAGED = "derived_summary_grade";
    private static final int FIRST_YEAR = 2018;

    private final List<Order> orders = new ArrayList<>();
    private final Item diagnosis;
    private final Item schema;
    private final Item behavior;
    private final Item clinical;
    private final Item pathological;
    private final Item summary;

    SummaryGrade(Dictionary dictionary) {
        StagingSchemas.rows("summary-grade.csv").forEach(row -> orders.add(new Order(row.getField("schema"),
                row.getField("behavior"), List.of(row.getField("order").split(" ")))));
        diagnosis = dictionary.item("dateOfDiagnosis");
        schema = dictionary.item("schemaId");
        behavior = dictionary.item("behaviorCodeIcdO3");
        clinical = dictionary.item("gradeClinical");
        pathological = dictionary.item("gradePathological");
        summary = dictionary.item("derivedSummaryGrade2018");
    }

    @Override
    public void derive(DerivedPatient patient) {
        for (int tumor = 0; tumor < patient.tumors().size(); tumor++) {
            Values values = patient.tumors().get(tumor);
            if (PartialDate.yearOf(values.get(diagnosis)).orElse(0) >= FIRST_YEAR && !isStaged(patient.stage(tumor))) {
                String grade = values.isBlank(schema)
                        ? ""
                        : grade(values.get(schema), values.get(behavior), values.get(clinical),
                                values.get(pathological));
                if (!grade.isEmpty()) {
                    patient.add(tumor, DerivedValue.of(summary, grade, SOURCE,
                            "derivedSummaryGrade2018"));
                } else {
                    patient.addMissing(tumor, NotDerived.of(summary, values.isBlank(schema)
                            ? NotDerived.blank(Stream.of(List.of(schema)))
                            : "Neither clinical nor pathological grade is one of the schema's."));
                }
            }
        }
    }

    @Override
    public Optional<Basis> basis(String source, Values patient, Values tumor) {
        return source.equals(SOURCE)
                ? Optional.of(Basis.of(rule(tumor), List.of(diagnosis, schema, behavior, clinical,
                        pathological), patient, tumor))
                : Optional.empty();
    }

    private String rule(Values tumor) {
        return "The one of clinical and pathological grade that comes first in the order of the schema "
                + tumor.get(schema) + " for behavior " + tumor.get(behavior) + ": "
                + String.join(", ", order(tumor.get(schema), tumor.get(behavior))) + ".";
    }

    private static boolean isStaged(CaseStage stage) {
        return stage.results().stream().anyMatch(
                result -> result instanceof StagingResult.Staged staged && staged.outputs().containsKey(STAGED));
    }

    /** The summary grade; blank if neither grade is one of the schema's. */
    String grade(String schemaId, String behaviorCode, String clinicalGrade, String pathologicalGrade) {
        List<String> order = order(schemaId, behaviorCode);
        int clinicalRank = order.indexOf(clinicalGrade);
        int pathologicalRank = order.indexOf(pathologicalGrade);
        if (clinicalRank < 0 && pathologicalRank < 0) {
            return "";
        }
        return pathologicalRank < 0 || clinicalRank >= 0 && clinicalRank <= pathologicalRank
                ? clinicalGrade
                : pathologicalGrade;
    }

    private List<String> order(String schemaId, String behaviorCode) {
        boolean named = orders.stream().anyMatch(order -> order.schema().equals(schemaId));
        return orders.stream().filter(order -> order.isFor(named ? schemaId : ANY, behaviorCode)).findFirst()
                .map(Order::grades).orElse(List.of());
    }
}
