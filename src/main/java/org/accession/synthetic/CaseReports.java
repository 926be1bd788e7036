package org.accession.synthetic;

import java.time.LocalDate;

import org.accession.synthetic.CaseReport.Team;
import org.accession.synthetic.SyntheticFacility.Physician;

/** Registers primaries at a facility: class of case, first contact, who treated, when the abstract was written. */
final class CaseReports {

    private static final Weighted<String> SOURCES = Weighted.parse("1:82 8:12 2:5 4:1");
    private static final String[] ABSTRACTORS = {"ABC", "DKM", "JRS", "LTW", "MPH", "NVO", "RGB", "SCE"};

    private final LocalDate asOf;

    CaseReports(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** @param place which of the primaries, 0 for the first */
    CaseReport report(SyntheticFacility facility, Life life, int place, Relation relation, String patientId,
            Chance chance) {
        Primary primary = life.primaries().get(place);
        Day contact = firstContact(primary, life.lastContact().date(), relation.classOfCase(), chance);
        LocalDate initiated = contact.date().plusDays(chance.between(8, 80));
        initiated = initiated.isAfter(asOf) ? asOf : initiated;
        LocalDate completed = initiated.plusDays((long) Math.min(200, chance.aroundMedian(72, 0.6)));
        completed = completed.isAfter(asOf) ? null : completed;
        LocalDate changed = completed == null ? initiated : completed;
        LocalDate followed = life.lastContact().date().plusDays(chance.between(5, 60));
        if (completed != null && followed.isAfter(changed) && !followed.isAfter(asOf)) {
            changed = followed;
        }
        return new CaseReport(facility, life, primary, patientId, Numbers.padded(place + 1, 2), "", relation,
                SOURCES.pick(chance), contact, initiated, completed, changed,
                ABSTRACTORS[chance.below(ABSTRACTORS.length)], team(facility, chance));
    }

    /** STORE, date of first contact: the diagnosis where it was made here, else the first treatment here, else a visit. */
    private static Day firstContact(Primary primary, LocalDate end, String classOfCase, Chance chance) {
        LocalDate diagnosed = primary.date();
        switch (classOfCase) {
            case "00", "10", "13", "14", "34" -> {
                return primary.diagnosed();
            }
            case "12", "22" -> {
                return primary.course().begun(primary.diagnosed(), end);
            }
            default -> {
            }
        }
        LocalDate date = diagnosed.plusDays(switch (classOfCase) {
            case "11" -> chance.between(1, 10);
            case "20", "21" -> chance.between(2, 18);
            case "32", "33" -> chance.between(180, 560);
            default -> chance.between(1, 60);
        });
        Day treated = primary.course().firstDate();
        if (classOfCase.charAt(0) != '3' && treated != null && treated.date().isBefore(date)) {
            date = treated.date();
        }
        if (date.isAfter(end)) {
            date = end;
        }
        return date.equals(diagnosed) ? primary.diagnosed() : Day.known(date);
    }

    private static Team team(SyntheticFacility facility, Chance chance) {
        Physician managing = facility.physician(0, chance);
        return new Team(managing, chance.happens(50) ? managing : facility.physician(1, chance),
                facility.physician(2, chance), facility.physician(3, chance), facility.physician(4, chance));
    }
}
