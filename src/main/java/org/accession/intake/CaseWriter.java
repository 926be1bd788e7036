package org.accession.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.identity.Facility;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.CaseStamps.Stamp;
import org.accession.intake.Held.Case;
import org.accession.intake.Held.Person;
import org.accession.patient.CaseState;
import org.accession.patient.CaseStep;
import org.accession.patient.SourceRecord.Outcome;
import org.accession.patient.TumorCase;

/** Writes a case of a person: a new one, or what a newer record says otherwise. */
final class CaseWriter {

    /** What became of a record. The case is null where it was rejected; the reason may be empty. */
    record Result(Outcome outcome, String reason, Case itsCase) {

        static Result rejected(String reason) {
            return new Result(Outcome.REJECTED, reason, null);
        }
    }

    private final Origin origin;
    private final CaseKey.Reader keys;
    private final Recency recency;
    private final CaseStamps stamps;
    private final TumorLinks tumors;
    private final Journal journal;
    private final Instant now;
    private final Item firstContact;
    private final Item site;

    CaseWriter(Dictionary dictionary, Origin origin, CaseKey.Reader keys, Recency recency, CaseStamps stamps,
            TumorLinks tumors,
            Journal journal, Instant now) {
        this.origin = origin;
        this.keys = keys;
        this.recency = recency;
        this.stamps = stamps;
        this.tumors = tumors;
        this.journal = journal;
        this.now = now;
        firstContact = dictionary.item("dateOf1stContact");
        site = dictionary.item("primarySite");
    }

    /** Writes a case to abstract, unless the patient has one that was first seen on that day. */
    Result suspend(Held held, Person person, Arrival arrival, ArrivingCase arriving) {
        String seen = arriving.values().get(firstContact);
        return person.cases.stream()
                .filter(one -> one.row.state != CaseState.DELETED && one.values.get(firstContact).equals(seen)
                        && isSameSite(one, arriving))
                .findFirst().map(one -> new Result(Outcome.UNCHANGED, "", one))
                .orElseGet(() -> new Result(Outcome.NEW, "", create(held, person, arrival, arriving,
                        keys.of(arriving.values()), List.of(new Stamp(CaseState.SUSPENSE, now)))));
    }

    private boolean isSameSite(Case one, ArrivingCase arriving) {
        String known = one.values.get(site);
        String listed = arriving.values().get(site);
        return known.isEmpty() || listed.isEmpty() || known.equals(listed);
    }

    Result write(Held held, Person person, Arrival arrival, ArrivingCase arriving) {
        CaseKey key = keys.of(arriving.values());
        Optional<Case> withAccession = held.withAccession(person.facilityId, key);
        if (withAccession.isPresent() && withAccession.get().person != person) {
            return Result.rejected("Its accession number and sequence belong to another patient here.");
        }
        Optional<Case> known = withAccession
                .or(() -> person.cases.stream().filter(one -> one.key.isSameCase(key)).findFirst());
        return known.map(one -> compare(one, arrival, arriving))
                .orElseGet(() -> new Result(Outcome.NEW, "", create(held, person, arrival, arriving, key,
                        stamps.of(arriving.values(), now))));
    }

    private Result compare(Case one, Arrival arrival, ArrivingCase arriving) {
        if (one.row.state == CaseState.DELETED) {
            return Result.rejected("The case was deleted here: restore it first.");
        }
        Comparison comparison = Comparison.of(arriving.values(), one.values, origin::clears);
        if (comparison.isEmpty()) {
            return new Result(Outcome.UNCHANGED, "", one);
        }
        if (one.fileId != null && one.fileId == origin.sourceFileId()) {
            return Result.rejected("The case stands twice in this file, with different values: "
                    + journal.items(comparison) + ".");
        }
        if (recency.isOlder(arriving.values(), origin.made(), one.values, one.made)) {
            return new Result(Outcome.OLDER, journal.items(comparison), one);
        }
        change(one, arrival, arriving, comparison);
        return new Result(Outcome.UPDATED, journal.items(comparison), one);
    }

    private void change(Case one, Arrival arrival, ArrivingCase arriving, Comparison comparison) {
        one.values = comparison.applied(one.values);
        one.key = keys.of(one.values);
        one.row.values(one.values);
        one.fileId = origin.sourceFileId();
        one.made = origin.made();
        complete(one.row);
        tumors.follow(one.row);
        journal.changed(arrival, arriving.hash(), one.person, one, comparison.changes());
    }

    /** A case that was being abstracted is complete when the record says so. */
    private void complete(TumorCase row) {
        List<Stamp> reached = stamps.of(row.values(), now);
        Stamp last = reached.get(reached.size() - 1);
        if (last.state() == CaseState.COMPLETE && row.state != CaseState.COMPLETE && row.state.counts()) {
            step(row, row.state, last);
        }
    }

    private Case create(Held held, Person person, Arrival arrival, ArrivingCase arriving, CaseKey key,
            List<Stamp> reached) {
        TumorCase row = new TumorCase();
        row.facilityPatient = person.row;
        row.facility = TumorCase.getEntityManager().getReference(Facility.class, person.facilityId);
        row.values(arriving.values());
        boolean counts = reached.get(reached.size() - 1).state().counts();
        row.tumor = counts ? tumors.of(row, person) : null;
        row.persist();
        CaseState from = null;
        for (Stamp stamp : reached) {
            step(row, from, stamp);
            from = stamp.state();
        }
        Case created = new Case(row, person, key, arriving.values());
        created.fileId = origin.sourceFileId();
        created.made = origin.made();
        held.add(created);
        journal.created(arrival, arriving.hash(), person, created);
        return created;
    }

    private void step(TumorCase row, CaseState from, Stamp stamp) {
        CaseStep step = new CaseStep();
        step.tumorCase = row;
        step.facility = row.facility;
        step.fromState = from;
        step.toState = stamp.state();
        step.at = stamp.at();
        step.personId = origin.personId();
        step.persist();
        row.state = stamp.state();
        row.stateSince = stamp.at();
    }
}
