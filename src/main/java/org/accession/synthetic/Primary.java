package org.accession.synthetic;

import java.time.LocalDate;

/**
 * One made-up primary tumor with all that was decided about it, before it is written as items.
 *
 * @param schema the EOD schema of the year of diagnosis
 * @param sequence NAACCR item 380
 * @param laterality NAACCR item 410
 * @param confirmation NAACCR item 490
 * @param grade a code of the schema's clinical grade
 * @param recurred when disease came back, or null
 * @param recurrence NAACCR item 1880
 * @param cancerStatus NAACCR item 1770
 */
record Primary(Person person, Diagnosis diagnosis, Schema schema, String sequence, Day diagnosed, int age,
        String laterality, String confirmation, String grade, Extent extent, Course course, Day recurred,
        String recurrence, String cancerStatus) {

    int year() {
        return diagnosed.date().getYear();
    }

    boolean isHistologic() {
        return Confirmation.isMicroscopic(confirmation);
    }

    /** Whether the primary tumor was taken out whole enough for a pathologist to stage it. */
    boolean isResected() {
        return course.surgery.isDone() && course.surgery.operation().isResection();
    }

    /** Whether the organ has regional lymph nodes that are counted; blood, marrow and brain do not. */
    boolean hasNodes() {
        return schema.has("nodes", "RN");
    }

    /** Whether sentinel nodes are counted (breast and melanoma of the skin, diagnosed 2018 and later). */
    boolean countsSentinelNodes() {
        return schema.number().equals("00480") || schema.number().equals("00470");
    }

    LocalDate date() {
        return diagnosed.date();
    }
}
