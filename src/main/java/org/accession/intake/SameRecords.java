package org.accession.intake;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Person;

/**
 * What records that name their patient by no number were taken for. A name and a birth date may be those of two people; the
 * very same record, sent again, is still that of one.
 */
final class SameRecords {

    private record Key(long facilityId, String hash) {}

    /** The case is null where the record had no tumor. */
    private record Taken(Person person, Case itsCase) {}

    private final Map<Key, Taken> taken = new HashMap<>();

    /** Notes what a record was taken for. */
    void add(byte[] hash, Person person, Case itsCase) {
        taken.put(key(person.facilityId, hash), new Taken(person, itsCase));
    }

    /** Whom one of its records was taken for, if it has no number to go by. */
    Optional<Person> person(Arrival arrival) {
        if (!arrival.evidence().isNumberless()) {
            return Optional.empty();
        }
        return Stream.concat(Stream.of(arrival.hash()), arrival.cases().stream().map(ArrivingCase::hash))
                .flatMap(hash -> find(arrival.facilityId(), hash).stream()).map(Taken::person).findFirst();
    }

    /** The case of the person that the record was taken for. */
    Optional<Case> itsCase(Person person, ArrivingCase one) {
        return find(person.facilityId, one.hash()).filter(before -> before.person() == person).map(Taken::itsCase);
    }

    private Optional<Taken> find(long facilityId, byte[] hash) {
        return taken.isEmpty() ? Optional.empty() : Optional.ofNullable(taken.get(key(facilityId, hash)));
    }

    private static Key key(long facilityId, byte[] hash) {
        return new Key(facilityId, HexFormat.of().formatHex(hash));
    }
}
