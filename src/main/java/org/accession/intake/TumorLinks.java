package org.accession.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.accession.intake.Held.Person;
import org.accession.patient.PartialDate;
import org.accession.patient.Patient;
import org.accession.patient.Tumor;
import org.accession.patient.TumorCase;

/**
 * Finds the tumor that a new case tells of: one that another facility has reported, where site, morphology and laterality
 * are the same and the dates of diagnosis at most two months apart; else a new one.
 */
final class TumorLinks {

    private static final int MONTHS_APART = 2;

    /** A tumor and the facilities that have reported it, as far as the caller sees. */
    private record Reported(Tumor tumor, Set<Long> facilityIds) {}

    private final Held held;
    private final Inserts inserts;
    private final Map<Patient, List<Reported>> byPatient = new IdentityHashMap<>();
    private final Set<Tumor> joined = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean loaded;

    TumorLinks(Held held, Inserts inserts) {
        this.held = held;
        this.inserts = inserts;
    }

    /** The tumor of a new case. */
    Tumor of(TumorCase one, Person person) {
        if (!person.isAlone && !loaded) {
            load();
        }
        List<Reported> ofPatient = byPatient.computeIfAbsent(person.row.patient, any -> new ArrayList<>(1));
        for (Reported known : ofPatient) {
            if (isSame(known.tumor(), one) && known.facilityIds().add(person.facilityId)) {
                joined.add(known.tumor());
                return known.tumor();
            }
        }
        Tumor tumor = created(one, person);
        ofPatient.add(new Reported(tumor, new HashSet<>(Set.of(person.facilityId))));
        return tumor;
    }

    /** The tumors that have got one more source. */
    Set<Tumor> joined() {
        return joined;
    }

    /** What is known of patients who are not this batch's alone; they are seen once their new record is written. */
    private void load() {
        loaded = true;
        inserts.write();
        Map<Long, Patient> patients = new HashMap<>();
        held.people().stream().filter(person -> !person.isAlone)
                .forEach(person -> patients.put(person.row.patient.id, person.row.patient));
        Map<Long, Set<Long>> facilities = new HashMap<>();
        for (Object[] row : TumorCase.getEntityManager()
                .createQuery("select c.tumor.id, c.facility.id from TumorCase c where c.tumor.patient.id in ?1",
                        Object[].class)
                .setParameter(1, patients.keySet()).getResultList()) {
            facilities.computeIfAbsent((Long) row[0], any -> new HashSet<>()).add((Long) row[1]);
        }
        for (Tumor tumor : Tumor.<Tumor>list("patient.id in ?1 order by id", patients.keySet())) {
            List<Reported> ofPatient = byPatient.computeIfAbsent(patients.get(tumor.patient.id),
                    any -> new ArrayList<>(1));
            if (ofPatient.stream().noneMatch(known -> tumor.id.equals(known.tumor().id))) {
                ofPatient.add(new Reported(tumor, facilities.getOrDefault(tumor.id, new HashSet<>())));
            }
        }
    }

    private Tumor created(TumorCase one, Person person) {
        Tumor tumor = new Tumor();
        tumor.patient = person.row.patient;
        tumor.copy(one);
        inserts.add(tumor);
        return tumor;
    }

    private static boolean isSame(Tumor tumor, TumorCase one) {
        return tumor.primarySite != null && tumor.primarySite.equals(one.primarySite)
                && Objects.equals(tumor.histologicTypeIcdO3, one.histologicTypeIcdO3)
                && Objects.equals(tumor.behaviorCodeIcdO3, one.behaviorCodeIcdO3)
                && Objects.equals(tumor.laterality, one.laterality)
                && areNear(tumor.dateOfDiagnosis, one.dateOfDiagnosis);
    }

    private static boolean areNear(PartialDate one, PartialDate other) {
        return one != null && other != null && isBy(one.firstDay(), other.lastDay())
                && isBy(other.firstDay(), one.lastDay());
    }

    private static boolean isBy(LocalDate first, LocalDate last) {
        return !first.isAfter(last.plusMonths(MONTHS_APART));
    }
}
