package org.accession.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.accession.intake.Held.Person;
import org.accession.patient.PartialDate;
import org.accession.patient.Tumor;
import org.accession.patient.TumorCase;

/**
 * Finds the tumor that a new case tells of: one that another facility has reported, where site, morphology and laterality
 * are the same and the dates of diagnosis at most two months apart; else a new one.
 */
final class TumorLinks {

    private static final int MONTHS_APART = 2;

    Tumor of(TumorCase one, Person person) {
        Optional<Tumor> known = person.isAlone
                ? Optional.empty()
                : reportedElsewhere(person).stream().filter(tumor -> isSame(tumor, one)).findFirst();
        return known.orElseGet(() -> created(one, person));
    }

    /** Lets the tumor say what its only case now says. */
    void follow(TumorCase one) {
        if (one.tumor != null && one.tumor.consolidated == null && TumorCase.count("tumor", one.tumor) == 1) {
            one.tumor.copy(one);
        }
    }

    private static List<Tumor> reportedElsewhere(Person person) {
        return Tumor.list("from Tumor t where t.patient = ?1 and not exists (select 1 from TumorCase c"
                + " where c.tumor = t and c.facility.id = ?2) order by t.id", person.row.patient, person.facilityId);
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

    private static Tumor created(TumorCase one, Person person) {
        Tumor tumor = new Tumor();
        tumor.patient = person.row.patient;
        tumor.copy(one);
        tumor.persist();
        return tumor;
    }
}
