package org.accession.intake;

import java.util.Comparator;
import java.util.Optional;

import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Person;
import org.accession.patient.CaseState;

/**
 * Finds the case that a record is about, if the registry holds it. Of two that fit, one that was deleted comes second; one
 * that was only suspected until now comes last.
 */
final class Counterparts {

    private final Held held;
    private final CaseKey.Reader keys;
    private final Suspicion suspicion;

    Counterparts(Held held, CaseKey.Reader keys, Suspicion suspicion) {
        this.held = held;
        this.keys = keys;
        this.suspicion = suspicion;
    }

    /** The case of the person. */
    Optional<Case> of(Person person, ArrivingCase arriving) {
        CaseKey key = keys.of(arriving.values());
        return held.withAccession(person.facilityId, key).filter(one -> one.person == person)
                .or(() -> held.records().itsCase(person, arriving))
                .or(() -> person.cases.stream().filter(one -> one.key.isSameCase(key))
                        .min(Comparator.comparing(Counterparts::isDeleted)))
                .or(() -> person.cases.stream().filter(one -> one.row.state == CaseState.SUSPENSE
                        && one.key.accession().isEmpty() && suspicion.isMetBy(one.values, arriving.values()))
                        .findFirst());
    }

    /** Whether its accession number and sequence are those of somebody else's case. */
    boolean isOfAnother(Person person, ArrivingCase arriving) {
        return held.withAccession(person.facilityId, keys.of(arriving.values()))
                .filter(one -> one.person != person && !isDeleted(one)).isPresent();
    }

    private static boolean isDeleted(Case one) {
        return one.row.state == CaseState.DELETED;
    }
}
