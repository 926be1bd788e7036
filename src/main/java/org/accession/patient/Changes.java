package org.accession.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.accession.audit.Difference;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;

/**
 * The one way to change values of a patient or a case. An item whose value is no longer the one expected is refused, one
 * that follows from others, and one that over-rides edits where nobody says why; only those: the others are changed, what depends on them is derived anew in all cases of the
 * record, and the change log gets one row for each of them that is different now.
 */
@ApplicationScoped
public class Changes {

    private static final Item NUMBER = Dictionaries.standard().working().item("medicalRecordNumber");

    private final Keyring keyring;
    private final Consolidation consolidation;
    private final ChangeJournal journal;
    private final Event<ValuesChanging> changing;
    private final Event<ValuesChanged> changed;

    Changes(Keyring keyring, Consolidation consolidation, Event<ValuesChanging> changing,
            Event<ValuesChanged> changed) {
        this.keyring = keyring;
        this.consolidation = consolidation;
        this.changing = changing;
        this.changed = changed;
        journal = new ChangeJournal(keyring);
    }

    /** Changes values of a case, and of its patient at the facility. */
    @Transactional
    public ChangeResult change(TumorCase tumorCase, List<ItemChange> items, ChangeOrigin origin) {
        return change(tumorCase, items, origin, row -> {});
    }

    /**
     * Changes values of a case, and of its patient at the facility, and with them where the case stands: the history gets
     * one row of both.
     *
     * @param steps takes the steps of the case; not called where no value changes
     */
    @Transactional
    public ChangeResult change(TumorCase tumorCase, List<ItemChange> items, ChangeOrigin origin,
            Consumer<TumorCase> steps) {
        return change(tumorCase.facilityPatient, Optional.of(tumorCase), items, origin,
                () -> steps.accept(tumorCase));
    }

    /**
     * Changes values of a patient at a facility.
     *
     * @throws IllegalArgumentException if an item belongs to a tumor
     */
    @Transactional
    public ChangeResult changePatient(FacilityPatient patient, List<ItemChange> items, ChangeOrigin origin) {
        return change(patient, Optional.empty(), items, origin, () -> {});
    }

    /**
     * Derives anew what follows from the values of a record and its cases.
     *
     * @return how many of the record and its cases are different now
     */
    @Transactional
    public int derive(FacilityPatient patient, ChangeOrigin origin) {
        RecordDraft record = lock(patient, Optional.empty());
        ValuesChanging change = send(record);
        return store(record, Optional.empty(), change, origin, () -> {});
    }

    /** Takes a step of a case, and derives what follows: only cases that count do for the others. */
    @Transactional
    public CaseStep step(TumorCase tumorCase, CaseState next, String reason, LocalDate until, Instant at,
            ChangeOrigin origin) {
        CaseStep step = tumorCase.become(next, reason, until, origin.personId(), at);
        derive(tumorCase.facilityPatient, origin);
        return step;
    }

    private ChangeResult change(FacilityPatient patient, Optional<TumorCase> tumorCase, List<ItemChange> items,
            ChangeOrigin origin, Runnable steps) {
        RecordDraft record = lock(patient, tumorCase);
        Draft ofPatient = record.draft();
        Optional<Draft> ofTumor = tumorCase.map(one -> record.draft(one));
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (ItemChange item : items) {
            outcomes.add(apply(item, holder(item.item(), ofPatient, ofTumor).values(), origin));
        }
        if (outcomes.stream().noneMatch(ItemOutcome.Changed.class::isInstance)) {
            return new ChangeResult(outcomes, List.of());
        }
        ValuesChanging change = send(record);
        for (int i = 0; i < items.size(); i++) {
            ItemChange item = items.get(i);
            outcomes.set(i, settled(outcomes.get(i), item, holder(item.item(), ofPatient, ofTumor)));
        }
        List<Difference> differences = journal.differences(record, tumorCase);
        if (store(record, tumorCase, change, origin, steps) > 0) {
            changed.fire(new ValuesChanged(patient, tumorCase.orElse(null), differences));
        }
        return new ChangeResult(outcomes, differences);
    }

    /** The patient first, always: two changes of one patient wait for each other and never for ever. */
    private RecordDraft lock(FacilityPatient patient, Optional<TumorCase> tumorCase) {
        FacilityPatient.getEntityManager().flush();
        FacilityPatient.getEntityManager().refresh(patient, LockModeType.PESSIMISTIC_WRITE);
        List<TumorCase> cases = patient.cases();
        cases.forEach(one -> TumorCase.getEntityManager().refresh(one, LockModeType.PESSIMISTIC_WRITE));
        return RecordDraft.of(patient, cases, keyring, tumorCase);
    }

    private ValuesChanging send(RecordDraft record) {
        ValuesChanging change = new ValuesChanging(List.of(record));
        changing.fire(change);
        return change;
    }

    private static ItemOutcome apply(ItemChange change, Values values, ChangeOrigin origin) {
        String found = values.get(change.item());
        if (found.equals(change.value())) {
            return new ItemOutcome.Unchanged(change.item());
        }
        if (!found.equals(change.expected())) {
            return new ItemOutcome.Refused(change.item(), change.expected(), found, change.value());
        }
        if (!origin.explains(change.item())) {
            return new ItemOutcome.Unexplained(change.item());
        }
        values.set(change.item(), change.value());
        return new ItemOutcome.Changed(change.item());
    }

    /** What has become of an item now that all is derived that follows. */
    private static ItemOutcome settled(ItemOutcome outcome, ItemChange change, Draft draft) {
        String value = draft.values().get(change.item());
        return outcome instanceof ItemOutcome.Changed && !value.equals(change.value())
                ? new ItemOutcome.Derived(change.item(), draft.derivedBy(change.item().id()).orElse(""), value,
                        change.value())
                : outcome;
    }

    private static Draft holder(Item item, Draft patient, Optional<Draft> tumor) {
        if (item.level() == Level.ROOT || item.level() == Level.TUMOR && tumor.isEmpty()) {
            throw new IllegalArgumentException(item + " is no item of a patient");
        }
        return item.level() == Level.PATIENT ? patient : tumor.get();
    }

    /** The patient's record number follows that of a case, unless it is another patient's. */
    private static Optional<String> newNumber(FacilityPatient patient, Draft ofCase) {
        String before = RecordNumber.of(ofCase.before().get(NUMBER));
        String after = RecordNumber.of(ofCase.values().get(NUMBER));
        boolean follows = patient.mrn == null || patient.mrn.equals(before);
        return follows && !after.isEmpty() && !after.equals(patient.mrn)
                && FacilityPatient.findByMrn(patient.facility.id, after).isEmpty()
                        ? Optional.of(after)
                        : Optional.empty();
    }

    /** Returns how many of the record and its cases are different now. */
    private int store(RecordDraft record, Optional<TumorCase> tumorCase, ValuesChanging change, ChangeOrigin origin,
            Runnable steps) {
        int different = record.changed();
        if (different > 0) {
            Optional<String> number = tumorCase.flatMap(one -> newNumber(record.row(), record.draft(one)));
            record.toRows(keyring);
            number.ifPresent(known -> record.row().mrn = known);
            steps.run();
            FacilityPatient.flush();
            if (record.draft().isChanged()) {
                consolidation.of(record.row().patient);
            }
            record.cases().stream().filter(one -> one.draft().isChanged() && one.row().tumor != null)
                    .forEach(one -> consolidation.of(one.row().tumor));
            journal.write(record, tumorCase, origin);
        }
        change.stored();
        return different;
    }
}
