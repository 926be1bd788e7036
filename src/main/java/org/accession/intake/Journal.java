package org.accession.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.accession.audit.ChangeLog;
import org.accession.audit.ChangeSource;
import org.accession.audit.Difference;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Identification;
import org.accession.dictionary.Item;
import org.accession.intake.Arrival.Place;
import org.accession.intake.Arrival.Rejection;
import org.accession.intake.Comparison.Change;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Person;
import org.accession.keys.Keyring;
import org.accession.patient.SourceRecord;
import org.accession.patient.SourceRecord.Outcome;

/** Writes down what became of each record, and what it changed. */
final class Journal {

    private final Origin origin;
    private final Keyring keys;
    private final List<Dictionary> dictionaries;
    private final FileImport counts;
    private final Instant now;

    Journal(Origin origin, Dictionaries dictionaries, Keyring keys, FileImport counts, Instant now) {
        this.origin = origin;
        this.keys = keys;
        this.counts = counts;
        this.now = now;
        this.dictionaries = new ArrayList<>();
        dictionaries.versions().descendingIterator()
                .forEachRemaining(version -> this.dictionaries.add(dictionaries.version(version)));
    }

    /** A record that was stored, or already was. */
    void record(Arrival arrival, int tumor, long line, byte[] hash, boolean strays, Outcome outcome, String reason,
            Person person, Case itsCase) {
        SourceRecord record = row(arrival.place(), tumor, line, hash, outcome);
        record.facilityId = arrival.facilityId();
        record.reason = reason;
        record.strays = strays;
        record.facilityPatientId = person.row.id;
        record.tumorCaseId = itsCase == null ? null : itsCase.row.id;
        record.persist();
        counts.count(outcome);
    }

    void rejected(Rejection rejection) {
        SourceRecord record = row(rejection.place(), rejection.tumor(), rejection.line(), rejection.hash(),
                Outcome.REJECTED);
        record.facilityId = rejection.facilityId() == null && counts.facility != null
                ? counts.facility.id
                : rejection.facilityId();
        record.reason = rejection.reason();
        record.persist();
        counts.count(Outcome.REJECTED);
    }

    /** A patient or a case that is new: where it came from says it all. */
    void created(Arrival arrival, byte[] hash, Person person, Case itsCase) {
        changed(arrival, hash, person, itsCase, List.of());
    }

    void changed(Arrival arrival, byte[] hash, Person person, Case itsCase, List<Change> changes) {
        ChangeLog log = new ChangeLog();
        log.at = now;
        log.personId = origin.personId();
        log.source = ChangeSource.IMPORT;
        log.sourceDetail = "job " + origin.jobId();
        log.facilityId = arrival.facilityId();
        log.patientId = person.row.patient.id;
        log.facilityPatientId = person.row.id;
        log.tumorCaseId = itsCase == null ? null : itsCase.row.id;
        log.sourceFileId = origin.sourceFileId();
        log.sourceRecord = arrival.place().patient();
        log.recordHash = hash;
        log.differences = changes.stream().map(this::difference).toList();
        log.persist();
    }

    /** The ids of the items that differ. */
    String items(Comparison comparison) {
        return comparison.items(dictionaries);
    }

    private SourceRecord row(Place place, int tumor, long line, byte[] hash, Outcome outcome) {
        SourceRecord record = new SourceRecord();
        record.place = new SourceRecord.Place(origin.sourceFileId(), place.patient(), tumor);
        record.byteOffset = place.offset();
        record.byteLength = place.length();
        record.line = line;
        record.hash = hash;
        record.outcome = outcome;
        return record;
    }

    private Difference difference(Change change) {
        Item item = Comparison.item(change.ordinal(), dictionaries);
        return item.identification() == Identification.ENCRYPTED
                ? new Difference(item.id(), sealed(change.from()), sealed(change.to()))
                : new Difference(item.id(), change.from(), change.to());
    }

    private String sealed(String value) {
        return value.isEmpty() ? "" : Base64.getEncoder().encodeToString(keys.encrypt(value));
    }
}
