package org.accession.intake;

import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionary;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Arrival.Rejection;
import org.accession.intake.Batch.Conversion;
import org.accession.intake.Batch.Times;
import org.accession.intake.Held.Person;
import org.accession.patient.ChangeResult;
import org.accession.patient.FacilityPatient;
import org.accession.patient.ItemChange;
import org.accession.patient.Patient;
import org.accession.patient.SourceRecord;
import org.accession.patient.SourceRecord.Outcome;
import org.accession.patient.TumorCase;
import org.hibernate.Session;

/** Stores one batch, within the caller's transaction. */
final class RecordStore {

    private final EvidenceItems evidence;
    private final CaseKey.Reader keys;
    private final Held held;
    private final Matching matching;
    private final Counterparts counterparts;
    private final PersonWriter people;
    private final CaseWriter cases;
    private final TumorLinks tumors;
    private final Journal journal;
    private final Overruled overruled;
    private final Inserts inserts;
    private final Optional<Newcomers> newcomers;
    private final Registry registry;
    private final FileImport counts;
    private final boolean isCaseList;
    private final Set<Patient> joined = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Whose evidence has changed, and the number of the Patient element that changed it. */
    private final Map<Person, Integer> known = new LinkedHashMap<>();
    private final Set<Person> unwritten = Collections.newSetFromMap(new IdentityHashMap<>());

    RecordStore(Batch batch, Origin origin, FileImport counts, Registry registry, Instant now) {
        Dictionary working = registry.dictionaries().working();
        this.counts = counts;
        this.registry = registry;
        isCaseList = origin.isCaseList();
        evidence = new EvidenceItems(working, registry.keys());
        overruled = new Overruled(working);
        keys = new CaseKey.Reader(working);
        Recency recency = new Recency(working);
        newcomers = registry.newcomers();
        tumors = new TumorLinks();
        inserts = new Inserts(origin.importId(), registry.rows(), newcomers, tumors);
        journal = new Journal(origin, registry.dictionaries(), counts, now);
        held = new HeldLookup(working, evidence, keys).find(batch.arrivals());
        matching = new Matching(keys);
        counterparts = new Counterparts(held, keys, new Suspicion(working));
        people = new PersonWriter(origin, registry.keys(), counterparts, recency, journal, inserts);
        cases = new CaseWriter(working, origin, evidence, keys, counterparts, recency,
                new CaseStamps(working), tumors, inserts, journal, now);
    }

    void take(Arrival arrival) {
        Matching.Answer answer = matching.match(arrival, held);
        if (answer instanceof Matching.Answer.Refused refused) {
            arrival.rejected(refused.reason()).forEach(journal::rejected);
        } else if (answer instanceof Matching.Answer.Found found) {
            takeOf(found.person(), arrival, people.compare(found.person(), arrival));
        } else {
            takeOf(create(arrival), arrival, PersonWriter.Result.NEW);
        }
    }

    void reject(Rejection rejection) {
        journal.rejected(rejection);
    }

    /** Writes what is left; then what the registry believes of patients and tumors that have got one more source. */
    void finish() {
        inserts.write();
        matchAgain();
        counts.possibleDuplicates += inserts.writePairs();
        journal.writeTo(inserts);
        FileImport.flush();
        newcomers.ifPresent(each -> each.grown().forEach(this::grown));
        FileImport.flush();
        FileImport.getEntityManager().clear();
        newcomers.ifPresent(each -> reread(each.grown()));
        registry.consolidation().ofPatients(joined.stream().map(patient -> patient.id).toList());
        registry.consolidation().ofTumors(tumors.joined().stream().map(tumor -> tumor.id).toList());
        FileImport.getEntityManager().clear();
    }

    /** Values of items that the registry derives otherwise; once all is written. */
    Map<Conversion, Times> overruled() {
        return overruled.counts();
    }

    /** A new case of somebody who was known before: what follows from it may be in other cases. */
    private void grown(FacilityPatient record) {
        FileImport.flush();
        FileImport.getEntityManager().clear();
        registry.changes().derive(FacilityPatient.findById(record.id), journal.derivation());
    }

    private void reread(Set<FacilityPatient> grown) {
        Map<Long, TumorCase> rows = TumorCase
                .<TumorCase>list("facilityPatient.id in ?1", grown.stream().map(record -> record.id).toList()).stream()
                .collect(Collectors.toMap(row -> row.id, row -> row));
        held.people().stream().flatMap(person -> person.cases.stream())
                .forEach(one -> one.row = rows.getOrDefault(one.row.id, one.row));
    }

    private Person create(Arrival arrival) {
        Map<Patient, Integer> duplicates = held.possibleDuplicates(arrival);
        Optional<Patient> known = held.samePatient(arrival);
        Person person = people.create(arrival, known);
        known.ifPresent(joined::add);
        unwritten.add(person);
        held.add(person);
        duplicates.remove(person.row.patient);
        duplicates.forEach((other, score) -> inserts.addPair(person.row.patient, other, score,
                arrival.place().patient()));
        return person;
    }

    /**
     * What is new of the patient goes into the change log with the first case that is new or changes, else by itself; and
     * nowhere if every case is rejected.
     */
    private void takeOf(Person person, Arrival arrival, PersonWriter.Result patient) {
        List<ItemChange> ofPatient = patient.changes();
        boolean taken = arrival.cases().isEmpty();
        Renumbering.Order order = isCaseList
                ? new Renumbering.Order(arrival.cases(), List.of())
                : counterparts.order(person, arrival);
        Parking parking = Parking.of(held, order.inTheWay());
        for (ArrivingCase one : order.arriving()) {
            CaseWriter.Result result = isCaseList
                    ? cases.suspend(held, person, one)
                    : cases.write(held, person, arrival, one);
            if (result.outcome() == Outcome.REJECTED) {
                journal.rejected(arrival.rejected(one, result.reason()));
                continue;
            }
            taken = true;
            remember(arrival, one.hash(), person, result.itsCase());
            SourceRecord record = journal.record(arrival, one);
            Optional<ChangeResult> changed = store(record, person, result, ofPatient);
            if (changed.isPresent()) {
                ofPatient = List.of();
            }
            journal.note(record, both(patient.outcome(), result.outcome()), patient.outcome(),
                    taken(both(patient.items(), result.reason()), changed), person, result.itsCase());
            overruled.add(result.itsCase(), one);
        }
        parking.leave(keys);
        if (taken) {
            overruled.add(person, arrival);
            counts.countPatient(patient.outcome());
            if (arrival.cases().isEmpty() || !ofPatient.isEmpty()) {
                takePatient(person, arrival, patient, ofPatient);
            }
        }
    }

    /** What was changed, of the patient too, and is told by the row of the change log about the case. */
    private Optional<ChangeResult> store(SourceRecord record, Person person, CaseWriter.Result result,
            List<ItemChange> ofPatient) {
        Held.Case one = result.itsCase();
        boolean isNew = result.outcome() == Outcome.NEW;
        if (isNew && !ofPatient.isEmpty()) {
            written(person);
            inserts.write();
            one.row = TumorCase.findById(one.row.id);
        } else if (isNew) {
            journal.created(record, person, one);
            return Optional.empty();
        } else if (result.outcome() != Outcome.UPDATED) {
            return Optional.empty();
        }
        return Optional.of(whole(registry.changes().change(one.row, both(ofPatient, result.changes()),
                journal.origin(record), isNew ? row -> {} : cases.completion(one)), person, record));
    }

    private void takePatient(Person person, Arrival arrival, PersonWriter.Result patient, List<ItemChange> ofPatient) {
        SourceRecord record = journal.record(arrival, arrival.cases().isEmpty() ? null : arrival.cases().get(0));
        Optional<ChangeResult> changed = Optional.empty();
        if (!ofPatient.isEmpty()) {
            written(person);
            changed = Optional.of(whole(
                    registry.changes().changePatient(person.row, ofPatient, journal.origin(record)), person, record));
        }
        if (patient.outcome() == Outcome.NEW) {
            journal.created(record, person, null);
        }
        if (arrival.cases().isEmpty()) {
            remember(arrival, arrival.hash(), person, null);
            journal.note(record, patient.outcome(), patient.outcome(), taken(patient.items(), changed), person, null);
        }
    }

    private ChangeResult whole(ChangeResult result, Person person, SourceRecord record) {
        if (!result.refused().isEmpty()) {
            throw new ChangedMeanwhile(result.refused());
        }
        if (result.differences().stream().anyMatch(difference -> EvidenceItems.IDS.contains(difference.item()))) {
            person.evidence = evidence.of(person.row);
            known.put(person, record.place.patientOrdinal());
        }
        return result;
    }

    /** Who is known otherwise now may be one with somebody else: that is looked up once for all of the batch. */
    private void matchAgain() {
        if (known.isEmpty()) {
            return;
        }
        List<Person> changed = List.copyOf(known.keySet());
        List<Evidence> evidences = changed.stream().map(person -> evidence.of(person.row)).toList();
        FileImport.getEntityManager().unwrap(Session.class)
                .doWork(connection -> KnownPeople.find(connection, evidences, (asked, patientId, any, score) -> {
                    Person person = changed.get(asked);
                    if (person.row.patient.id != patientId) {
                        inserts.addPair(person.row.patient, held.patient(patientId), score, known.get(person));
                    }
                }));
    }

    private void remember(Arrival arrival, byte[] hash, Person person, Held.Case itsCase) {
        if (arrival.evidence().isNumberless()) {
            held.records().add(hash, person, itsCase);
        }
    }

    /** A change is made to a row that is in the database and in the session; the cases of a new person do not change. */
    private void written(Person person) {
        if (unwritten.remove(person)) {
            inserts.write();
            person.row = FacilityPatient.findById(person.row.id);
        }
    }

    private static List<ItemChange> both(List<ItemChange> ofPatient, List<ItemChange> ofCase) {
        return Stream.concat(ofPatient.stream(), ofCase.stream()).toList();
    }

    /** A record that changed the patient or the case changed something; one that is partly older is older. */
    private static Outcome both(Outcome patient, Outcome itsCase) {
        for (Outcome outcome : List.of(Outcome.UPDATED, Outcome.OLDER)) {
            if (itsCase != Outcome.NEW && (patient == outcome || itsCase == outcome)) {
                return outcome;
            }
        }
        return itsCase;
    }

    private static String both(String ofPatient, String ofCase) {
        return ofPatient + (ofPatient.isEmpty() || ofCase.isEmpty() ? "" : ", ") + ofCase;
    }

    /** Without the items that follow from others: they have not the value of the record. */
    private static String taken(String items, Optional<ChangeResult> changed) {
        Set<String> locked = changed.stream().flatMap(result -> result.locked().stream())
                .map(outcome -> outcome.item().id()).collect(Collectors.toSet());
        return Stream.of(items.split(", ")).filter(id -> !locked.contains(id)).collect(Collectors.joining(", "));
    }
}
