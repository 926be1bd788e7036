package org.accession.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.accession.audit.ChangeLog;
import org.accession.audit.ChangeSource;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Arrival.Place;
import org.accession.intake.Arrival.Rejection;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Person;
import org.accession.patient.ChangeOrigin;
import org.accession.patient.ItemChange;
import org.accession.patient.SourceRecord;
import org.accession.patient.SourceRecord.Outcome;

/** Writes down what became of each record, and what it changed. */
final class Journal {

    private static final int PATIENT_ONLY = 0;

    /** Something to be written; ids are known only then. */
    private record Entry(SourceRecord record, Person person, Case itsCase, boolean isCreation) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Origin origin;
    private final List<Dictionary> dictionaries;
    private final FileImport counts;
    private final Instant now;

    Journal(Origin origin, Dictionaries dictionaries, FileImport counts, Instant now) {
        this.origin = origin;
        this.counts = counts;
        this.now = now;
        this.dictionaries = new ArrayList<>();
        dictionaries.versions().descendingIterator()
                .forEachRemaining(version -> this.dictionaries.add(dictionaries.version(version)));
    }

    /** A record that is going to be stored, or already is. */
    SourceRecord record(Arrival arrival, ArrivingCase one) {
        SourceRecord record = one == null
                ? row(arrival.place(), PATIENT_ONLY, arrival.place().line(), arrival.hash())
                : row(arrival.place(), one.tumor(), one.line(), one.hash());
        record.facilityId = arrival.facilityId();
        record.strays = one == null ? arrival.strays() : one.strays();
        return record;
    }

    /** Notes what became of it; the reason may be empty. */
    void note(SourceRecord record, Outcome outcome, Outcome ofPatient, String reason, Person person, Case itsCase) {
        record.outcome = outcome;
        record.patientOutcome = ofPatient;
        record.reason = reason.isEmpty() ? null : reason;
        entries.add(new Entry(record, person, itsCase, false));
        counts.count(outcome);
    }

    void rejected(Rejection rejection) {
        SourceRecord record = row(rejection.place(), rejection.tumor(), rejection.line(), rejection.hash());
        record.outcome = Outcome.REJECTED;
        record.facilityId = rejection.facilityId() == null && counts.facility != null
                ? counts.facility.id
                : rejection.facilityId();
        record.reason = rejection.reason();
        entries.add(new Entry(record, null, null, false));
        counts.count(Outcome.REJECTED);
    }

    /** Notes that the record made a patient or a case: for the change log where it came from says it all. */
    void created(SourceRecord record, Person person, Case itsCase) {
        entries.add(new Entry(record, person, itsCase, true));
    }

    /** Writes all that was noted; every patient and case has been written before. */
    void writeTo(Inserts inserts) {
        List<ChangeLog> logs = new ArrayList<>();
        List<SourceRecord> records = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.isCreation()) {
                logs.add(creation(entry.record(), entry.person(), entry.itsCase()));
            } else {
                records.add(told(entry.record(), entry.person(), entry.itsCase()));
            }
        }
        inserts.write(logs, records);
        entries.clear();
    }

    private static SourceRecord told(SourceRecord record, Person person, Case itsCase) {
        record.facilityPatientId = person == null ? null : person.row.id;
        record.tumorCaseId = itsCase == null ? null : itsCase.row.id;
        return record;
    }

    private ChangeLog creation(SourceRecord record, Person person, Case itsCase) {
        ChangeLog log = new ChangeLog();
        log.at = now;
        log.personId = origin.personId();
        log.source = ChangeSource.IMPORT;
        log.sourceDetail = origin.job();
        log.facilityId = record.facilityId;
        log.patientId = person.row.patient.id;
        log.facilityPatientId = person.row.id;
        log.tumorCaseId = itsCase == null ? null : itsCase.row.id;
        log.sourceFileId = origin.sourceFileId();
        log.sourceRecord = record.place.patientOrdinal();
        log.recordHash = record.hash;
        return log;
    }

    /** What a change of values is to say about where it comes from. */
    ChangeOrigin origin(SourceRecord record) {
        return ChangeOrigin.importOf(record, origin.personId(), origin.job());
    }

    /** What is to be said about values that follow from what the import has brought. */
    ChangeOrigin derivation() {
        return new ChangeOrigin(origin.personId(), ChangeSource.ALGORITHM, origin.job(), null, null);
    }

    List<ItemChange> changes(Comparison comparison) {
        return comparison.changes().stream().map(change -> new ItemChange(
                Comparison.item(change.ordinal(), dictionaries), change.from(), change.to())).toList();
    }

    /** The ids of the items that differ. */
    String items(Comparison comparison) {
        return comparison.items(dictionaries);
    }

    private SourceRecord row(Place place, int tumor, long line, byte[] hash) {
        SourceRecord record = new SourceRecord();
        record.place = new SourceRecord.Place(origin.sourceFileId(), place.patient(), tumor);
        record.byteOffset = place.offset();
        record.byteLength = place.length();
        record.line = line;
        record.hash = hash;
        return record;
    }
}
