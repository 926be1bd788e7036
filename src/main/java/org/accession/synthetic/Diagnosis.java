package org.accession.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found: a row of {@code diagnoses.csv}.
 *
 * @param sex 1 or 2
 * @param weight new cases in ten million of both sexes
 * @param schemas the EOD schemas by year of diagnosis, oldest first
 * @param discriminators the values of schema discriminator 1 and 2; blank where the schema needs none
 */
record Diagnosis(String sex, String site, String histology, String behavior, int weight, Group group,
        List<SchemaSince> schemas, List<String> discriminators) {

    record SchemaSince(int year, Schema schema) {}

    static Diagnosis of(Table.Row row) {
        List<SchemaSince> schemas = new ArrayList<>();
        for (String part : row.text("schemas").split(" ")) {
            int colon = part.indexOf(':');
            schemas.add(new SchemaSince(colon < 0 ? 0 : Integer.parseInt(part.substring(0, colon)),
                    Schema.of(part.substring(colon + 1))));
        }
        String site = row.text("primarySite");
        String histology = row.text("histology");
        String behavior = row.text("behavior");
        return new Diagnosis(row.text("sex"), site, histology, behavior, row.number("weight"),
                Group.of(site, histology, behavior), List.copyOf(schemas),
                List.of(row.text("discriminator1"), row.text("discriminator2")));
    }

    Schema schema(int year) {
        Schema schema = schemas.get(0).schema();
        for (SchemaSince since : schemas) {
            if (year >= since.year()) {
                schema = since.schema();
            }
        }
        return schema;
    }

    /** The first three characters of the site, which tell one primary from another. */
    String organ() {
        return site.substring(0, 3);
    }

    boolean isInvasive() {
        return behavior.equals("3");
    }

    boolean isInSitu() {
        return behavior.equals("2");
    }

    /** A benign or borderline tumor, which is numbered apart (sequence 60 to 87). */
    boolean isBenign() {
        return behavior.equals("0") || behavior.equals("1");
    }
}
