package org.accession.synthetic;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes up lives: who falls ill with what and when, how it is treated, and how it ends. */
final class Lives {

    private final Frequencies frequencies;
    private final People people;
    private final Courses courses;
    private final SyntheticOptions options;

    Lives(SyntheticOptions options, Frequencies frequencies, People people, Courses courses) {
        this.options = options;
        this.frequencies = frequencies;
        this.people = people;
        this.courses = courses;
    }

    private record Onset(Diagnosis diagnosis, Schema schema, char stage, LocalDate date, int age) {}

    Life life(long ordinal, SyntheticFacility facility, Chance chance) {
        Onset first = first(chance);
        LocalDate birth = birth(first, chance);
        List<Onset> onsets = new ArrayList<>(List.of(first));
        boolean male = first.diagnosis().sex().equals("1");
        LocalDate death = Fate.after(first.date(), Fate.yearsOtherwise(male, first.age(), chance));
        Onset killer = null;
        LocalDate byCancer = dies(first, chance);
        if (byCancer.isBefore(death)) {
            death = byCancer;
            killer = first;
        }
        if (chance.happens(9)) {
            Onset second = second(first, birth, chance);
            if (second != null && second.date().isBefore(death)) {
                onsets.add(second);
                LocalDate bySecond = dies(second, chance);
                if (bySecond.isBefore(death)) {
                    death = bySecond;
                    killer = second;
                }
            }
        }
        boolean dead = !death.isAfter(options.asOf());
        LocalDate latest = onsets.get(onsets.size() - 1).date();
        LocalDate end = dead ? death : lastSeen(latest, chance);
        Person person = people.person(ordinal, first.diagnosis().sex(), birth, first.age(), facility, chance);
        List<Primary> primaries = new ArrayList<>();
        boolean earlierElsewhere = onsets.size() == 1 && chance.happens(8);
        for (int i = 0; i < onsets.size(); i++) {
            primaries.add(primary(person, onsets, i, earlierElsewhere, end, dead && onsets.get(i) == killer,
                    new Courses.Horizon(end, dead), chance));
        }
        String cause = !dead ? null : killer == null ? Causes.other(chance) : Causes.of(killer.diagnosis());
        return new Life(person, primaries, dead ? Day.known(end) : Day.remembered(end, chance, 80), cause);
    }

    private Onset first(Chance chance) {
        Diagnosis diagnosis = frequencies.any(chance);
        int age = frequencies.age(diagnosis, chance);
        long days = options.asOf().toEpochDay() - options.from().toEpochDay();
        // Counts grow by about one percent a year.
        double at = chance.real();
        at = at + 0.06 * at * (at - 1);
        return onset(diagnosis, options.from().plusDays((long) (at * days)), age, chance);
    }

    private static Onset onset(Diagnosis diagnosis, LocalDate date, int age, Chance chance) {
        Schema schema = diagnosis.schema(date.getYear());
        return new Onset(diagnosis, schema, Extents.stage(diagnosis, schema, chance), date, age);
    }

    /** Born so that the age at diagnosis is right: on a day of the year after the last such birthday. */
    private static LocalDate birth(Onset onset, Chance chance) {
        LocalDate latest = onset.date().minusYears(onset.age());
        int span = onset.age() == 0 ? 300 : 364;
        return latest.minusDays(chance.below(span) + (onset.age() == 0 ? 20L : 0));
    }

    /** Another primary, of another organ, some time later. */
    private Onset second(Onset first, LocalDate birth, Chance chance) {
        LocalDate date = first.date().plusDays((long) chance.aroundMedian(800, 0.9) + 61);
        if (!date.isBefore(options.asOf())) {
            return null;
        }
        int age = (int) ChronoUnit.YEARS.between(birth, date);
        for (int attempt = 0; attempt < 20; attempt++) {
            Diagnosis diagnosis = frequencies.of(first.diagnosis().sex(), chance);
            if (!diagnosis.organ().equals(first.diagnosis().organ()) && frequencies.happensAt(diagnosis, age)
                    && !(diagnosis.group().isHematologic() && first.diagnosis().group().isHematologic())) {
                return onset(diagnosis, date, age, chance);
            }
        }
        return null;
    }

    private static LocalDate dies(Onset onset, Chance chance) {
        return Fate.after(onset.date(), Fate.yearsWithCancer(survival(onset), chance));
    }

    /** Lower with age: relative survival falls after 70. */
    private static double survival(Onset onset) {
        double usual = onset.diagnosis().group().fiveYearSurvival(onset.stage());
        double power = onset.age() < 50 ? 0.8 : onset.age() < 70 ? 0.95 : onset.age() < 80 ? 1.1 : 1.35;
        return StrictMath.pow(usual, power);
    }

    private LocalDate lastSeen(LocalDate diagnosed, Chance chance) {
        long known = options.asOf().toEpochDay() - diagnosed.toEpochDay();
        long ago = chance.happens(8) ? (long) (chance.real() * known) : Math.min(known, chance.below(400));
        return options.asOf().minusDays(ago);
    }

    private Primary primary(Person person, List<Onset> onsets, int place, boolean earlierElsewhere, LocalDate end,
            boolean fatal, Courses.Horizon horizon, Chance chance) {
        Onset onset = onsets.get(place);
        Diagnosis diagnosis = onset.diagnosis();
        Course course = courses.course(diagnosis, onset.stage(), onset.date(), onset.age(), horizon, chance);
        Extent extent = Extents.of(diagnosis, onset.schema(), course.surgery, onset.stage(), chance);
        String confirmation = Confirmation.of(diagnosis, course.surgery, chance);
        Outcome outcome = Outcome.of(onset.stage(), onset.date(), end, course, fatal, chance);
        return new Primary(person, diagnosis, onset.schema(), sequence(onsets, place, earlierElsewhere),
                Day.remembered(onset.date(), chance, 90), onset.age(),
                Laterality.of(diagnosis, onset.date().getYear(), chance), confirmation,
                Grading.of(onset.diagnosis(), onset.schema(), onset.stage(), Confirmation.isMicroscopic(confirmation),
                        chance),
                extent, course, outcome.recurred(),
                outcome.recurrence(), outcome.cancerStatus());
    }

    /** 00 for an only primary, 01 and on for the first of several; benign and borderline ones count from 60. */
    private static String sequence(List<Onset> onsets, int place, boolean earlierElsewhere) {
        boolean benign = onsets.get(place).diagnosis().isBenign();
        int before = 0;
        int same = 0;
        for (int i = 0; i < onsets.size(); i++) {
            if (onsets.get(i).diagnosis().isBenign() == benign) {
                same++;
                before += i < place ? 1 : 0;
            }
        }
        int first = benign ? 60 : 0;
        if (earlierElsewhere && !benign) {
            return "02";
        }
        return Numbers.padded(same == 1 ? first : first + before + 1, 2);
    }
}
