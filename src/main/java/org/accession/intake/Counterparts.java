package org.accession.intake;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Arrival, Renumbering> renumberings = new IdentityHashMap<>();

    Counterparts(Held held, CaseKey.Reader keys, Suspicion suspicion) {
        this.held = held;
        this.keys = keys;
        this.suspicion = suspicion;
    }

    /** The case of the person, where no more than one may be it. */
    Optional<Case> of(Person person, Arrival arrival, ArrivingCase arriving) {
        return known(person, arrival, arriving).or(() -> {
            List<Case> possible = possible(person, arrival, arriving);
            return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
        }).or(() -> person.cases.stream().filter(one -> one.row.state == CaseState.SUSPENSE
                && one.key.accession().isEmpty() && suspicion.isMetBy(one.values, arriving.values()))
                .findFirst());
    }

    /** Whether it may be any of several cases of the person. */
    boolean areSeveral(Person person, Arrival arrival, ArrivingCase arriving) {
        return known(person, arrival, arriving).isEmpty() && possible(person, arrival, arriving).size() > 1;
    }

    /** Whether it may be a case of the person that has another sequence number, and is another tumor. */
    boolean isDoubtful(Person person, Arrival arrival, ArrivingCase arriving) {
        return known(person, arrival, arriving).isEmpty() && renumbering(person, arrival).isDoubtful(arriving);
    }

    /** How the cases of an arrival can be stored. */
    Renumbering.Order order(Person person, Arrival arrival) {
        return renumbering(person, arrival).order();
    }

    private Optional<Case> known(Person person, Arrival arrival, ArrivingCase arriving) {
        CaseKey key = keys.of(arriving.values());
        Renumbering renumbering = renumbering(person, arrival);
        return renumbering.of(arriving)
                .or(() -> held.withAccession(person.facilityId, key)
                        .filter(one -> one.person == person && !renumbering.isMoved(one)))
                .or(() -> held.records().itsCase(person, arriving))
                .or(() -> person.cases.stream().filter(one -> one.key.isSameCase(key) && !renumbering.isMoved(one))
                        .min(Comparator.comparing(Counterparts::isDeleted)));
    }

    /** As it was before anything of the arrival was stored. */
    private Renumbering renumbering(Person person, Arrival arrival) {
        return renumberings.computeIfAbsent(arrival, any -> Renumbering.of(
                person.cases.stream().filter(one -> !isDeleted(one)).toList(), arrival.cases(), keys));
    }

    private List<Case> possible(Person person, Arrival arrival, ArrivingCase arriving) {
        CaseKey key = keys.of(arriving.values());
        Renumbering renumbering = renumbering(person, arrival);
        return person.cases.stream()
                .filter(one -> !isDeleted(one) && !renumbering.isMoved(one) && one.key.mayBeSameCase(key)).toList();
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
