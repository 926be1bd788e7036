package org.accession.synthetic;

import java.time.LocalDate;

import org.accession.synthetic.Places.Address;

/**
 * A made-up person.
 *
 * @param ordinal 0 for the first of the registry
 * @param sex 1 male, 2 female
 * @param race NAACCR item 160
 * @param origin NAACCR item 190
 * @param birthSurname blank where it is not known to differ
 * @param marital NAACCR item 150
 * @param smoking NAACCR item 344
 */
record Person(long ordinal, String sex, LocalDate birth, String race, String origin, String family, String given,
        String middle, String suffix, String birthSurname, String socialSecurityNumber, String telephone,
        String birthplaceState, String birthplaceCountry, String marital, String smoking, Occupation occupation,
        Address address, Address currentAddress) {

    /** What somebody worked as: a row of {@code occupations.csv}. */
    record Occupation(String occupation, String industry, String occupationCode, String industryCode, int women,
            int men) {}

    boolean isMale() {
        return sex.equals("1");
    }

    /** Whether the person counts as of Hispanic origin. */
    boolean isHispanic() {
        return "12345678".contains(origin);
    }

    /** Whole years of life on the day. */
    int ageOn(LocalDate day) {
        int years = day.getYear() - birth.getYear();
        boolean before = day.getMonthValue() * 100 + day.getDayOfMonth() < birth.getMonthValue() * 100
                + birth.getDayOfMonth();
        return before ? years - 1 : years;
    }

    Person withIdentity(String newFamily, String newGiven, LocalDate newBirth, String newNumber) {
        return new Person(ordinal, sex, newBirth, race, origin, newFamily, newGiven, middle, suffix, birthSurname,
                newNumber, telephone, birthplaceState, birthplaceCountry, marital, smoking, occupation, address,
                currentAddress);
    }
}
