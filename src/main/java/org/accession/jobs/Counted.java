package org.accession.jobs;

/** Numbers of things in sentences. */
public final class Counted {

    private Counted() {}

    /** For example 1 patient, 2,000 patients. */
    public static String of(long number, String thing) {
        return "%,d %s".formatted(number, number == 1 ? thing : thing + "s");
    }
}
