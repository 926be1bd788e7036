package org.accession.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.accession.dictionary.Values;
import org.accession.patient.CaseState;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Patient;
import org.accession.patient.TumorCase;

/**
 * What the registry holds that a batch may be about, and what the batch has added so far. Lives for one batch.
 */
final class Held {

    /** A facility's record of a person. */
    static final class Person {
        FacilityPatient row;
        final long facilityId;
        final List<Case> cases = new ArrayList<>(2);
        /** Whether no other facility has reported the patient: known of those only whom this batch has added. */
        final boolean isAlone;
        Evidence evidence;

        Person(FacilityPatient row, long facilityId, Evidence evidence, boolean isAlone) {
            this.row = row;
            this.facilityId = facilityId;
            this.evidence = evidence;
            this.isAlone = isAlone;
        }
    }

    /** A facility's abstract of a tumor. */
    static final class Case {
        TumorCase row;
        final Person person;
        CaseKey key;
        Values values;
        /** When what it says was put together, as far as it is known. */
        Instant made;
        /** The source file that it was last taken from, or null. */
        Long fileId;

        Case(TumorCase row, Person person, CaseKey key, Values values) {
            this.row = row;
            this.person = person;
            this.key = key;
            this.values = values;
        }
    }

    /** A person whom a facility may or may not be the caller's has on record. */
    record Known(long patientId, Long facilityPatientId, int score) {}

    private record At(long facilityId, String number) {}

    private static final int SAME = 100;
    /** Nobody looks at more; and a name that stands in for one is that of thousands. */
    private static final int MOST_DUPLICATES = 20;

    private final List<Person> people = new ArrayList<>();
    private final Map<Long, Patient> patients = new HashMap<>();
    private final Map<At, Person> byMrn = new HashMap<>();
    private final Map<At, List<Person>> byPatientId = new HashMap<>();
    private final Map<At, Case> byAccession = new HashMap<>();
    private final Map<At, List<Case>> byAccessionNumber = new HashMap<>();
    private final Map<String, List<Person>> byNumber = new HashMap<>();
    private final Map<String, List<Person>> byBirth = new HashMap<>();
    private final SameRecords records = new SameRecords();
    private final Map<Arrival, List<Known>> known = new IdentityHashMap<>();

    void add(Person person) {
        Evidence evidence = person.evidence;
        if (person.row.patient.id != null) {
            patients.putIfAbsent(person.row.patient.id, person.row.patient);
        }
        people.add(person);
        if (!evidence.mrn().isEmpty()) {
            byMrn.put(new At(person.facilityId, evidence.mrn()), person);
        }
        index(byPatientId, evidence.patientId(), new At(person.facilityId, evidence.patientId()), person);
        index(byNumber, evidence.ssn(), evidence.ssn(), person);
        index(byNumber, evidence.mbi(), evidence.mbi(), person);
        index(byBirth, evidence.birthDate(), evidence.birthDate(), person);
    }

    /** A person of whom no medical record number was known has one now. */
    void number(Person person, String mrn) {
        person.row.mrn = mrn;
        byMrn.putIfAbsent(new At(person.facilityId, mrn), person);
    }

    void add(Case one) {
        one.person.cases.add(one);
        index(one);
    }

    /** A case is told by something else from now on. */
    void key(Case one, CaseKey key) {
        if (!one.key.equals(key)) {
            byAccession.remove(new At(one.person.facilityId, one.key.accession()), one);
            byAccessionNumber.getOrDefault(new At(one.person.facilityId, one.key.number()), new ArrayList<>())
                    .remove(one);
            one.key = key;
            index(one);
        }
    }

    /** A case that was deleted does not stand before another one with its accession number. */
    private void index(Case one) {
        if (!one.key.accession().isEmpty()) {
            byAccession.merge(new At(one.person.facilityId, one.key.accession()), one,
                    (before, other) -> before.row.state == CaseState.DELETED ? other : before);
        }
        index(byAccessionNumber, one.key.number(), new At(one.person.facilityId, one.key.number()), one);
    }

    void addKnown(Arrival arrival, Known one) {
        known.computeIfAbsent(arrival, any -> new ArrayList<>(1)).add(one);
    }

    List<Person> people() {
        return people;
    }

    Optional<Person> withMrn(long facilityId, String mrn) {
        return Optional.ofNullable(mrn.isEmpty() ? null : byMrn.get(new At(facilityId, mrn)));
    }

    /** Somebody at the facility whose evidence says that it is the same person. */
    Optional<Person> samePerson(Arrival arrival) {
        Evidence evidence = arrival.evidence();
        return alike(evidence, evidence::isSamePersonHere).stream()
                .filter(person -> person.facilityId == arrival.facilityId())
                .min(Comparator.comparing(person -> evidence.firstNamesDiffer(person.evidence)));
    }

    /** What records without any number were taken for. */
    SameRecords records() {
        return records;
    }

    /** Somebody at the facility with the sender's patient number, of whom the test holds. */
    Optional<Person> withPatientId(Arrival arrival, Predicate<Evidence> test) {
        return byPatientId.getOrDefault(new At(arrival.facilityId(), arrival.evidence().patientId()), List.of())
                .stream().filter(person -> test.test(person.evidence)).findFirst();
    }

    Optional<Case> withAccession(long facilityId, CaseKey key) {
        return Optional.ofNullable(key.accession().isEmpty()
                ? null
                : byAccession.get(new At(facilityId, key.accession())));
    }

    /** The cases with that accession number, whatever their sequence: those of one patient. */
    List<Case> withAccessionNumber(long facilityId, CaseKey key) {
        return byAccessionNumber.getOrDefault(new At(facilityId, key.number()), List.of());
    }

    /** The patient whom the same evidence names, at whatever facility. */
    Optional<Patient> samePatient(Arrival arrival) {
        Set<Patient> twins = twins(arrival);
        Stream<Patient> inBatch = alike(arrival.evidence(), arrival.evidence()::isSamePerson).stream()
                .map(person -> person.row.patient);
        Stream<Patient> before = known.getOrDefault(arrival, List.of()).stream().filter(one -> one.score() == SAME)
                .map(one -> patient(one.patientId()));
        return Stream.concat(inBatch, before).filter(patient -> !twins.contains(patient)).findFirst();
    }

    private Set<Patient> twins(Arrival arrival) {
        Evidence evidence = arrival.evidence();
        Set<Patient> twins = Collections.newSetFromMap(new IdentityHashMap<>());
        alike(evidence, evidence::isTwinHere).stream()
                .filter(person -> person.facilityId == arrival.facilityId() || evidence.isTwin(person.evidence))
                .forEach(person -> twins.add(person.row.patient));
        return twins;
    }

    /** The patients who may be the same person, each with how much speaks for it. */
    Map<Patient, Integer> possibleDuplicates(Arrival arrival) {
        Map<Patient, Integer> possible = new IdentityHashMap<>();
        known.getOrDefault(arrival, List.of())
                .forEach(one -> possible.putIfAbsent(patient(one.patientId()), one.score()));
        for (Person person : alike(arrival.evidence(), arrival.evidence()::mayBeSamePerson)) {
            if (possible.size() >= MOST_DUPLICATES) {
                break;
            }
            possible.putIfAbsent(person.row.patient, arrival.evidence().score(person.evidence));
        }
        return possible;
    }

    /** One instance for each patient; of one whom nobody here sees it says no more than the id. */
    Patient patient(long id) {
        return patients.computeIfAbsent(id, any -> {
            Patient unseen = new Patient();
            unseen.id = id;
            return unseen;
        });
    }

    private List<Person> alike(Evidence evidence, Predicate<Evidence> test) {
        List<Person> found = new ArrayList<>();
        for (List<Person> candidates : List.of(byNumber.getOrDefault(evidence.ssn(), List.of()),
                byNumber.getOrDefault(evidence.mbi(), List.of()),
                byBirth.getOrDefault(evidence.birthDate(), List.of()))) {
            for (Person person : candidates) {
                if (found.size() < MOST_DUPLICATES && test.test(person.evidence) && !found.contains(person)) {
                    found.add(person);
                }
            }
        }
        return found;
    }

    private static <K, V> void index(Map<K, List<V>> index, String value, K key, V one) {
        if (!value.isEmpty()) {
            index.computeIfAbsent(key, any -> new ArrayList<>(1)).add(one);
        }
    }
}
