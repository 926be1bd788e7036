package org.accession.staging;

/** Numbers as staging tables write them: an optional minus, digits, at most one decimal point and a digit at the end. */
final class Numbers {

    private Numbers() {}

    static boolean isNumber(String text) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == start || text.charAt(length - 1) == '.') {
            return false;
        }
        boolean point = false;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && !point) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** The number in single precision, in which the tables' bounds are defined; never a negative zero. */
    static float parse(String number) {
        return Float.parseFloat(number) + 0f;
    }
}
