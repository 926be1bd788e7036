package org.accession.staging.derived;

import java.util.Optional;

import org.accession.dictionary.Values;

/** One way in which items follow from others. */
interface Derivation {

    /** What its values rest on, if it is the source; nothing where staging keeps that itself. */
    default Optional<Basis> basis(String source, Values patient, Values tumor) {
        return Optional.empty();
    }

    /** The source by the parameters of now, if the given one is of this derivation and was by others. */
    default Optional<String> successor(String source) {
        return Optional.empty();
    }

    /** Adds what follows. A value that cannot be derived is not added: no blank takes the place of a value. */
    void derive(DerivedPatient patient);
}
