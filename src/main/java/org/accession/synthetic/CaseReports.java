package org.accession.synthetic;

import java.time.LocalDate;

import org.accession.synthetic.CaseReport.Here;
import org.accession.synthetic.CaseReport.Team;
import org.accession.synthetic.SyntheticFacility.Physician;

/** Registers primaries at a facility: class of case, first contact, who treated, when the abstract was written. */
final class CaseReports {

    private static final Weighted<String> CLASSES = Weighted
            .parse("00:10 10:3 11:6 12:4 13:14 14:34 20:2 21:8 22:7 30:3 31:1 32:5 33:2 43:1");
    private static final Weighted<String> CLASSES_ELSEWHERE = Weighted.parse("21:50 22:34 32:16");
    private static final Weighted<String> SOURCES = Weighted.parse("1:82 8:12 2:5 4:1");
    private static final String[] ABSTRACTORS = {"ABC", "DKM", "JRS", "LTW", "MPH", "NVO", "RGB", "SCE"};

    private final LocalDate asOf;

    CaseReports(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** @param elsewhere whether another facility has the case already */
    CaseReport report(SyntheticFacility facility, Life life, int place, String patientId, String accession,
            boolean elsewhere, Chance chance) {
        Primary primary = life.primaries().get(place);
        String classOfCase = classOfCase(primary, elsewhere, chance);
        Day contact = firstContact(primary, life.lastContact().date(), classOfCase, chance);
        LocalDate initiated = contact.date().plusDays(chance.between(8, 80));
        initiated = initiated.isAfter(asOf) ? asOf : initiated;
        LocalDate completed = initiated.plusDays((long) Math.min(500, chance.aroundMedian(72, 0.6)));
        completed = completed.isAfter(asOf) ? null : completed;
        LocalDate changed = completed == null ? initiated : completed;
        LocalDate followed = life.lastContact().date().plusDays(chance.between(5, 60));
        if (completed != null && followed.isAfter(changed) && !followed.isAfter(asOf)) {
            changed = followed;
        }
        return new CaseReport(facility, life, primary, patientId, Numbers.padded(place + 1, 2), accession, classOfCase,
                classOfCase.equals("43") ? "3" : SOURCES.pick(chance), contact, here(classOfCase, chance), initiated,
                completed, changed, ABSTRACTORS[chance.below(ABSTRACTORS.length)], team(facility, chance));
    }

    private static String classOfCase(Primary primary, boolean elsewhere, Chance chance) {
        String classOfCase = (elsewhere ? CLASSES_ELSEWHERE : CLASSES).pick(chance);
        if (!primary.course().isAnythingGiven()) {
            // Diagnosed here with a decision not to treat, or seen only for the diagnosis or later.
            return switch (classOfCase) {
                case "10", "11", "13", "20", "21", "22" -> elsewhere ? "30" : "14";
                default -> classOfCase;
            };
        }
        if (classOfCase.equals("43") && !primary.isHistologic()) {
            return "14";
        }
        return classOfCase;
    }

    private static Day firstContact(Primary primary, LocalDate end, String classOfCase, Chance chance) {
        LocalDate diagnosed = primary.date();
        LocalDate date = switch (classOfCase.charAt(0)) {
            case '0', '1' -> diagnosed.minusDays(chance.happens(60) ? 0 : chance.between(1, 10));
            case '2' -> diagnosed.plusDays(chance.between(2, 18));
            case '4' -> diagnosed;
            default -> diagnosed.plusDays(classOfCase.equals("32") || classOfCase.equals("33")
                    ? chance.between(180, 1500)
                    : chance.between(1, 60));
        };
        Day treated = primary.course().firstDate();
        if (classOfCase.charAt(0) == '2' && treated != null && treated.date().isBefore(date)) {
            date = treated.date();
        }
        if (date.isAfter(end)) {
            date = end;
        }
        return date.equals(diagnosed) ? primary.diagnosed() : Day.known(date);
    }

    private static Here here(String classOfCase, Chance chance) {
        return switch (classOfCase) {
            case "12", "14", "22" -> new Here(true, true, true);
            case "10", "11", "13", "20", "21" -> switch (chance.below(4)) {
                case 0 -> new Here(true, false, false);
                case 1 -> new Here(true, true, false);
                case 2 -> new Here(false, true, true);
                default -> new Here(true, false, true);
            };
            default -> new Here(false, false, false);
        };
    }

    private static Team team(SyntheticFacility facility, Chance chance) {
        Physician managing = facility.physician(0, chance);
        return new Team(managing, chance.happens(50) ? managing : facility.physician(1, chance),
                facility.physician(2, chance), facility.physician(3, chance), facility.physician(4, chance));
    }
}
