package org.accession.identity;

/** National Provider Identifiers: ten digits, the last of which checks the others (45 CFR 162.406, ISO/IEC 7812-1). */
final class Npi {

    /** What 80840, which stands before the number on a card, adds to the sum. */
    private static final int PREFIX = 24;

    private Npi() {}

    /** Whether the number has ten digits that agree with each other. */
    static boolean isValid(String number) {
        if (!number.matches("[0-9]{10}")) {
            return false;
        }
        int sum = PREFIX;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(i) - '0';
            boolean doubled = i % 2 == 0;
            sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return sum % 10 == 0;
    }
}
