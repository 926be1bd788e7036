package org.accession.staging;

/** A value to set; null is blank. */
record Assignment(int slot, String written, int reference) {

    void run(Run run) {
        String value = run.resolve(written, reference);
        run.values[slot] = value == null ? "" : value;
    }
}
