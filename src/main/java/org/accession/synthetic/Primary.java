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

    /** Sites without regional nodes that are counted (NAACCR items 820 and 830). */
    private static final Codes WITHOUT_NODES = new Codes(
            "C420 C421 C423 C424 C589 C700-C729 C751-C753 C761-C768 C770-C779 C809");

    int year() {
        return diagnosed.date().getYear();
    }

    boolean isHistologic() {
        return Confirmation.isMicroscopic(confirmation);
    }

    /** The biopsy that made the diagnosis (NAACCR item 1350); none where the operation made it or nothing was taken. */
    String biopsy() {
        boolean byOperation = course.surgery.isDone() && course.surgery.date().date().equals(date());
        if (!isHistologic() || byOperation) {
            return "00";
        }
        boolean ofMetastasis = !diagnosis.site().startsWith("C42") && extent.isDistant() && extent.size() == 999;
        return ofMetastasis ? "01" : "02";
    }

    /** Whether the primary tumor was taken out whole enough for a pathologist to stage it. */
    boolean isResected() {
        return course.surgery.isDone() && course.surgery.operation().isResection();
    }

    /** Whether the organ has regional lymph nodes that are counted; blood, marrow and brain do not. */
    boolean hasNodes() {
        boolean plasma = schema.number().equals("00822") && !diagnosis.histology().equals("9734");
        return schema.has("nodes", "RN") && !WITHOUT_NODES.has(diagnosis.site()) && !plasma;
    }

    /** Whether sentinel nodes are counted (breast and melanoma of the skin, diagnosed 2018 and later). */
    boolean countsSentinelNodes() {
        return schema.number().equals("00480") || schema.number().equals("00470");
    }

    LocalDate date() {
        return diagnosed.date();
    }
}
