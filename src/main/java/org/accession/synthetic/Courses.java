package org.accession.synthetic;

import java.time.LocalDate;

import org.accession.synthetic.Course.Drug;
import org.accession.synthetic.Course.Radiation;
import org.accession.synthetic.Course.Surgery;
import org.accession.synthetic.Treatments.Beam;
import org.accession.synthetic.Treatments.Odds;
import org.accession.synthetic.Treatments.Operation;

/** Plans the first course of treatment by site and stage, and lets it happen until contact ends. */
final class Courses {

    /** Until when something can happen: the last contact, and whether it was death. */
    record Horizon(LocalDate end, boolean dead) {}

    private static final int RARITY_OF_PARTIAL_DATE = 60;

    private final Treatments treatments;

    Courses(Treatments treatments) {
        this.treatments = treatments;
    }

    Course course(Diagnosis diagnosis, char stage, LocalDate diagnosed, int age, Horizon horizon, Chance chance) {
        Odds odds = treatments.odds(diagnosis.group(), stage);
        double fitness = age < 70 ? 1 : age < 80 ? 0.9 : age < 88 ? 0.66 : 0.4;
        boolean operate = Treatments.operatesOn(diagnosis) && chance.happens(odds.surgery() * (fitness + 1) / 2);
        boolean radiate = chance.happens(odds.radiation() * (fitness + 1) / 2);
        boolean chemo = chance.happens(odds.chemo() * fitness);
        boolean hormone = chance.happens(odds.hormone());
        boolean immune = chance.happens(odds.immune() * fitness);
        boolean drugsFirst = operate && (chemo || immune || hormone) && chance.happens(odds.systemicFirst());
        boolean beamFirst = operate && radiate && (drugsFirst || odds.systemicFirst() == 0)
                && chance.happens(odds.radiationFirst());
        Course course = new Course();
        course.neoadjuvant = drugsFirst || beamFirst;
        course.watched = !operate && !radiate && !chemo && !hormone && !immune
                && diagnosis.group().treatedLike().matches("prostate|watchful|lymphoma|kidney|brainBenign|thyroid")
                && chance.happens(60);
        LocalDate drugs = diagnosed.plusDays(chance.between(14, 52));
        LocalDate beam = diagnosed.plusDays(chance.between(20, 64));
        LocalDate surgery = diagnosed.plusDays(daysToSurgery(diagnosis, stage, chance));
        if (course.neoadjuvant) {
            surgery = diagnosed.plusDays(chance.between(140, 210));
        } else if (operate) {
            drugs = surgery.plusDays(chance.between(24, 58));
            beam = surgery.plusDays(chance.between(34, 86) + (chemo ? 90 : 0));
        }
        if (course.neoadjuvant && radiate && !beamFirst) {
            beam = surgery.plusDays(chance.between(34, 72));
        }
        course.surgery = surgery(diagnosis, stage, operate, surgery, horizon, chance);
        course.neoadjuvant &= course.surgery.isDone();
        course.radiation = radiation(diagnosis, radiate, beam, horizon, chance);
        course.chemo = drug(diagnosis, "chemo", chemo, odds.chemo(), drugs, horizon, chance);
        course.hormone = drug(diagnosis, "hormone", hormone, odds.hormone(),
                operate && !drugsFirst ? drugs.plusDays(chance.between(0, 60)) : drugs.plusDays(chance.between(0, 8)),
                horizon, chance);
        course.immune = drug(diagnosis, "immune", immune, odds.immune(), drugs.plusDays(chance.between(0, 14)), horizon,
                chance);
        return course;
    }

    /** Some tumors are found by taking them out. */
    private static int daysToSurgery(Diagnosis diagnosis, char stage, Chance chance) {
        int foundBySurgery = switch (diagnosis.group().treatedLike()) {
            case "bladder", "brain", "testis", "ovary" -> 72;
            case "colon" -> stage == '0' ? 80 : 14;
            case "brainBenign", "kidney", "lymphoma", "smallIntestine" -> 40;
            default -> 4;
        };
        return chance.happens(foundBySurgery)
                ? 0
                : (int) Math.max(3, Math.min(160, chance.aroundMedian(34, 0.5)));
    }

    private Surgery surgery(Diagnosis diagnosis, char stage, boolean planned, LocalDate date, Horizon horizon,
            Chance chance) {
        if (!planned) {
            String reason = stage == '7' || stage == '8' || diagnosis.group().isHematologic()
                    || !Treatments.operates(diagnosis)
                            ? "1"
                            : treatments.odds(diagnosis.group(), stage).surgery() > 80
                                    ? UNOPERATED.pick(chance)
                                    : chance.happens(92) ? "1" : UNOPERATED.pick(chance);
            return new Surgery(reason, null, null, 0, 0, false, 0, "8");
        }
        if (date.isAfter(horizon.end())) {
            return new Surgery(horizon.dead() ? "5" : "8", null, null, 0, 0, false, 0, "8");
        }
        Operation operation = treatments.operation(diagnosis.group(), stage, chance);
        boolean positive = stage == '3' || stage == '4' || stage == '7' && chance.happens(60);
        int examined = operation.nodesMost() == 0 || stage == '9'
                ? 0
                : Math.max(chance.between(operation.nodesLeast(), operation.nodesMost()), positive ? 1 : 0);
        int found = positive && examined > 0 ? 1 + chance.below(Math.min(examined, chance.happens(70) ? 3 : 12)) : 0;
        String margins = operation.hasSpecimen()
                ? stage == '7' ? chance.oneOf("0", "1", "3", "7") : MARGINS.pick(chance)
                : "7";
        int approach = operation.isResection() ? Integer.parseInt(APPROACHES.pick(chance)) : chance.oneOf(3, 5);
        boolean sentinel = examined > 0 && examined < 7
                && diagnosis.group().treatedLike().matches("breast|melanoma|skin");
        return new Surgery("0", Day.remembered(date, chance, RARITY_OF_PARTIAL_DATE), operation, examined, found,
                sentinel, approach, margins);
    }

    private Radiation radiation(Diagnosis diagnosis, boolean planned, LocalDate date, Horizon horizon, Chance chance) {
        if (!planned) {
            return new Radiation(chance.happens(95) ? "1" : chance.oneOf("2", "7", "6"), null, null, null, false);
        }
        if (date.isAfter(horizon.end())) {
            return new Radiation(horizon.dead() ? "5" : "8", null, null, null, false);
        }
        Beam beam = treatments.beam(diagnosis.group(), chance);
        int fractions = beam.fractions() + beam.boost();
        LocalDate ended = date.plusDays(fractions == 1 ? 0 : Math.max(1, fractions * 7 / 5));
        boolean completed = !ended.isAfter(horizon.end());
        return new Radiation("0", Day.remembered(date, chance, RARITY_OF_PARTIAL_DATE),
                completed ? Day.known(ended) : Day.known(horizon.end()), beam, completed);
    }

    private Drug drug(Diagnosis diagnosis, String kind, boolean planned, int odds, LocalDate date, Horizon horizon,
            Chance chance) {
        if (!planned) {
            return odds > 45 && chance.happens(18) ? new Drug(NOT_GIVEN.pick(chance), null, null) : Drug.NOT_PLANNED;
        }
        if (date.isAfter(horizon.end())) {
            return new Drug(horizon.dead() ? "85" : "88", null, null);
        }
        Treatments.Agent agent = treatments.agent(diagnosis.group(), kind, chance);
        return new Drug(agent.code(), Day.remembered(date, chance, RARITY_OF_PARTIAL_DATE), agent);
    }

    private static final Weighted<String> UNOPERATED = Weighted.parse("1:40 2:26 6:8 7:20 9:6");
    private static final Weighted<String> NOT_GIVEN = Weighted.parse("82:36 86:14 87:50");
    private static final Weighted<String> MARGINS = Weighted.parse("0:86 1:2 2:6 3:1 7:2 9:3");
    private static final Weighted<String> APPROACHES = Weighted.parse("1:26 3:30 4:4 5:40");
}
