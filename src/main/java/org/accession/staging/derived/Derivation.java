package org.accession.staging.derived;

/** One way in which items follow from others. */
interface Derivation {

    /** Adds what follows. A value that cannot be derived is not added: no blank takes the place of a value. */
    void derive(DerivedPatient patient);
}
