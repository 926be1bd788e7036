package org.accession.dictionary;

/** Of which characters a value is made; ASCII only, and never of none. */
final class Characters {

    private Characters() {}

    static boolean areLetters(String value) {
        return all(value, 0, value.length(), false, true);
    }

    static boolean areDigits(String value) {
        return areDigits(value, 0, value.length());
    }

    static boolean areDigits(String value, int from, int to) {
        return all(value, from, to, true, false);
    }

    static boolean areLettersOrDigits(String value) {
        return all(value, 0, value.length(), true, true);
    }

    /** Digits with an optional decimal part. */
    static boolean areNumber(String value) {
        int point = value.indexOf('.');
        return point < 0
                ? areDigits(value)
                : areDigits(value, 0, point) && areDigits(value, point + 1, value.length());
    }

    private static boolean all(String value, int from, int to, boolean digits, boolean letters) {
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (!(digits && c >= '0' && c <= '9') && !(letters && c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return to > from && to <= value.length();
    }
}
