package org.accession.patient;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.accession.audit.ChangeLog;
import org.accession.audit.Difference;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;

/**
 * The one way to change values of a patient or a case. An item whose value is no longer the one expected is refused, and
 * only that item: the others are changed, what depends on them is derived anew, and the change log gets one row.
 */
@ApplicationScoped
public class Changes {

    private final Keyring keyring;
    private final Consolidation consolidation;
    private final Event<ValuesChanging> changing;
    private final Event<ValuesChanged> changed;

    Changes(Keyring keyring, Consolidation consolidation, Event<ValuesChanging> changing,
            Event<ValuesChanged> changed) {
        this.keyring = keyring;
        this.consolidation = consolidation;
        this.changing = changing;
        this.changed = changed;
    }

    /** Changes values of a case, and of its patient at the facility. */
    @Transactional
    public ChangeResult change(TumorCase tumorCase, List<ItemChange> items, ChangeOrigin origin) {
        return change(tumorCase.facilityPatient, Optional.of(tumorCase), items, origin);
    }

    /**
     * Changes values of a patient at a facility.
     *
     * @throws IllegalArgumentException if an item belongs to a tumor
     */
    @Transactional
    public ChangeResult changePatient(FacilityPatient patient, List<ItemChange> items, ChangeOrigin origin) {
        return change(patient, Optional.empty(), items, origin);
    }

    private ChangeResult change(FacilityPatient patient, Optional<TumorCase> tumorCase, List<ItemChange> items,
            ChangeOrigin origin) {
        lock(patient, tumorCase);
        Values patientBefore = patient.valuesWithIdentifiers(keyring);
        Values tumorBefore = tumorCase.map(TumorCase::values).orElseGet(Values::new);
        Values patientAfter = patientBefore.copy();
        Values tumorAfter = tumorBefore.copy();
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (ItemChange item : items) {
            outcomes.add(apply(item, ofPatient(item.item(), tumorCase) ? patientAfter : tumorAfter));
        }
        if (patientAfter.equals(patientBefore) && tumorAfter.equals(tumorBefore)) {
            return new ChangeResult(outcomes, List.of());
        }
        changing.fire(new ValuesChanging(patient, tumorCase.orElse(null), patientAfter, tumorAfter));
        List<Difference> differences = differences(patientBefore, patientAfter);
        differences.addAll(differences(tumorBefore, tumorAfter));
        store(patient, tumorCase, patientAfter, tumorAfter);
        log(patient, tumorCase, differences, origin);
        changed.fire(new ValuesChanged(patient, tumorCase.orElse(null), differences));
        return new ChangeResult(outcomes, differences);
    }

    /** The patient first, always: two changes of one patient wait for each other and never for ever. */
    private static void lock(FacilityPatient patient, Optional<TumorCase> tumorCase) {
        FacilityPatient.getEntityManager().flush();
        FacilityPatient.getEntityManager().refresh(patient, LockModeType.PESSIMISTIC_WRITE);
        tumorCase.ifPresent(one -> TumorCase.getEntityManager().refresh(one, LockModeType.PESSIMISTIC_WRITE));
    }

    private static ItemOutcome apply(ItemChange change, Values values) {
        String found = values.get(change.item());
        if (found.equals(change.value())) {
            return new ItemOutcome.Unchanged(change.item());
        }
        if (!found.equals(change.expected())) {
            return new ItemOutcome.Refused(change.item(), change.expected(), found, change.value());
        }
        values.set(change.item(), change.value());
        return new ItemOutcome.Changed(change.item());
    }

    private static boolean ofPatient(Item item, Optional<TumorCase> tumorCase) {
        if (item.level() == Level.ROOT || item.level() == Level.TUMOR && tumorCase.isEmpty()) {
            throw new IllegalArgumentException(item + " is no item of a patient");
        }
        return item.level() == Level.PATIENT;
    }

    private void store(FacilityPatient patient, Optional<TumorCase> tumorCase, Values patientAfter, Values tumorAfter) {
        patient.values(patientAfter, keyring);
        tumorCase.ifPresent(one -> {
            String numberBefore = one.medicalRecordNumber;
            one.values(tumorAfter);
            if (numberBefore != null && numberBefore.equals(patient.mrn)) {
                patient.mrn = one.medicalRecordNumber;
            }
        });
        FacilityPatient.flush();
        consolidation.of(patient.patient);
        tumorCase.map(one -> one.tumor).ifPresent(consolidation::of);
    }

    private static void log(FacilityPatient patient, Optional<TumorCase> tumorCase, List<Difference> differences,
            ChangeOrigin origin) {
        ChangeLog entry = origin.entry(patient);
        entry.tumorCaseId = tumorCase.map(one -> one.id).orElse(null);
        entry.differences = differences;
        entry.persist();
    }

    private List<Difference> differences(Values before, Values after) {
        List<Difference> differences = new ArrayList<>();
        ItemJson.standard().differing(before, after, (id, ordinal) -> differences.add(
                new Difference(id, logged(ordinal, before.get(ordinal)), logged(ordinal, after.get(ordinal)))));
        return differences;
    }

    private String logged(int ordinal, String value) {
        return Identifier.isEncrypted(ordinal) && !value.isEmpty()
                ? Base64.getEncoder().encodeToString(keyring.encrypt(value))
                : value;
    }
}
