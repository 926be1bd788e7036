package org.accession.synthetic;

import java.time.LocalDate;

/** The same person as another facility wrote it down: one thing is slightly off. */
final class Lookalike {

    private Lookalike() {}

    static Life of(Life life, Chance chance) {
        Person person = life.person();
        String family = person.family();
        String given = person.given();
        LocalDate birth = person.birth();
        String number = person.socialSecurityNumber();
        switch (chance.below(4)) {
            case 0 -> family = transposed(family, chance);
            case 1 -> given = given.substring(0, 1);
            case 2 -> birth = birth.withDayOfMonth(1 + birth.getDayOfMonth() % 28);
            default -> family = person.birthSurname().isEmpty()
                    ? family + "-" + family.charAt(0)
                    : person.birthSurname();
        }
        if (chance.happens(60)) {
            number = "999999999";
        }
        return new Life(person.withIdentity(family, given, birth, number), life.primaries(), life.lastContact(),
                life.causeOfDeath());
    }

    private static String transposed(String name, Chance chance) {
        int at = chance.below(name.length() - 1);
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }
}
