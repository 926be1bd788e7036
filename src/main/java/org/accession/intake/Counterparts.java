package org.accession.intake;

import java.util.Comparator;
import java.util.List;
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

    /** The case of the person, where no more than one may be it. */
    Optional<Case> of(Person person, Arrival arrival, ArrivingCase arriving) {
        return known(person, arriving).or(() -> {
            List<Case> possible = possible(person, arrival, arriving);
            return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
        }).or(() -> person.cases.stream().filter(one -> one.row.state == CaseState.SUSPENSE
                && one.key.accession().isEmpty() && suspicion.isMetBy(one.values, arriving.values()))
                .findFirst());
    }

    /** Whether it may be any of several cases of the person. */
    boolean areSeveral(Person person, Arrival arrival, ArrivingCase arriving) {
        return known(person, arriving).isEmpty() && possible(person, arrival, arriving).size() > 1;
    }

    private Optional<Case> known(Person person, ArrivingCase arriving) {
        CaseKey key = keys.of(arriving.values());
        return held.withAccession(person.facilityId, key).filter(one -> one.person == person)
                .or(() -> held.records().itsCase(person, arriving))
                .or(() -> person.cases.stream().filter(one -> one.key.isSameCase(key))
                        .min(Comparator.comparing(Counterparts::isDeleted)));
    }

    private List<Case> possible(Person person, Arrival arrival, ArrivingCase arriving) {
        CaseKey key = keys.of(arriving.values());
        return person.cases.stream().filter(one -> !isDeleted(one))
                .filter(one -> one.key.mayBeSameCase(key) || isRenumbered(one.key, key, arrival)).toList();
    }

    /** Not if the record has the other case too, nor if another of its tumors comes first. */
    private boolean isRenumbered(CaseKey known, CaseKey key, Arrival arrival) {
        return key.isRenumbered(known) && arrival.cases().stream().map(one -> keys.of(one.values()))
                .noneMatch(other -> other.isSameCase(known)
                        || other.isRenumbered(known) && other.sequence().compareTo(key.sequence()) < 0);
    }

    /** Whether its accession number is somebody else's, with whatever sequence. */
    boolean isOfAnother(Person person, ArrivingCase arriving) {
        CaseKey key = keys.of(arriving.values());
        List<Case> numbered = held.withAccessionNumber(person.facilityId, key).stream()
                .filter(one -> !isDeleted(one)).toList();
        return held.withAccession(person.facilityId, key).filter(one -> one.person != person && !isDeleted(one))
                .isPresent() || !numbered.isEmpty() && numbered.stream().noneMatch(one -> one.person == person);
    }

    private static boolean isDeleted(Case one) {
        return one.row.state == CaseState.DELETED;
    }
}
