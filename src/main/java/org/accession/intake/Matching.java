package org.accession.intake;

import java.util.Optional;
import java.util.stream.Stream;

import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Person;
import org.accession.patient.CaseState;

/**
 * Finds the facility's record of the person who arrives: by medical record number, else by social security number, birth
 * date and last name, else by an accession number or the sender's patient number that the facility already has. A record
 * without any number is somebody's who came before only if the very same record has come before.
 */
final class Matching {

    /** Who it is. */
    sealed interface Answer {

        record Found(Person person) implements Answer {}

        record Nobody() implements Answer {}

        /** A number of the record is another person's. */
        record Refused(String reason) implements Answer {}
    }

    private final CaseKey.Reader keys;

    Matching(CaseKey.Reader keys) {
        this.keys = keys;
    }

    Answer match(Arrival arrival, Held held) {
        Evidence evidence = arrival.evidence();
        Optional<Person> withMrn = held.withMrn(arrival.facilityId(), evidence.mrn());
        if (withMrn.isPresent()) {
            return unlessAnother(withMrn.get(), evidence, "The medical record number");
        }
        Optional<Person> same = held.samePerson(arrival);
        if (same.isPresent()) {
            return new Answer.Found(same.get());
        }
        Optional<Person> withAccession = withAccession(arrival, held);
        if (withAccession.isPresent()) {
            return unlessAnother(withAccession.get(), evidence, "The accession number");
        }
        return held.withPatientId(arrival, evidence::isSamePatientNumber).or(() -> held.records().person(arrival))
                .<Answer>map(Answer.Found::new)
                .or(() -> held.withPatientId(arrival, other -> isAnother(evidence, other))
                        .map(person -> refused(person, evidence, "The patient number")))
                .orElseGet(Answer.Nobody::new);
    }

    /** Whether a patient number is all that there is to go by, and the rest speaks against it; a near match is a new person. */
    private static boolean isAnother(Evidence evidence, Evidence other) {
        return evidence.hasPatientNumberOf(other) && !evidence.mayBeSamePerson(other);
    }

    private static Answer unlessAnother(Person person, Evidence evidence, String number) {
        return person.evidence.contradicts(evidence)
                ? refused(person, evidence, number)
                : new Answer.Found(person);
    }

    private static Answer refused(Person person, Evidence evidence, String number) {
        return new Answer.Refused(number + " is that of another person here, with a different "
                + String.join(", ", person.evidence.differences(evidence)) + ".");
    }

    private Optional<Person> withAccession(Arrival arrival, Held held) {
        for (ArrivingCase one : arrival.cases()) {
            CaseKey key = keys.of(one.values());
            Optional<Case> known = Stream.concat(held.withAccession(arrival.facilityId(), key).stream(),
                    held.withAccessionNumber(arrival.facilityId(), key).stream())
                    .filter(itsCase -> itsCase.row.state != CaseState.DELETED
                            || !itsCase.person.evidence.contradicts(arrival.evidence()))
                    .findFirst();
            if (known.isPresent()) {
                return known.map(itsCase -> itsCase.person);
            }
        }
        return Optional.empty();
    }
}
