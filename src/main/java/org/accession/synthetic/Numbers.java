package org.accession.synthetic;

/** Made-up numbers that identify, different for each ordinal: out of ranges that are not issued, wherever there are any. */
final class Numbers {

    /** Coprime to the sizes below: multiplying by it spreads neighbours without a collision. */
    private static final long STRIDE = 7_368_787;

    private static final long LOWER_AREAS = 1 + 749 - 734;
    private static final long UPPER_AREAS = 1 + 899 - 773;

    private static final String MEDICARE_LETTERS = "ACDEFGHJKMNPQRTUVWXY";

    private Numbers() {}

    /** Spreads 0 to {@code size} - 1 over itself, one to one. */
    static long spread(long ordinal, long size, long shift) {
        return Math.floorMod(ordinal * STRIDE + shift, size);
    }

    /** An identifier of a provider: it begins with 2, which has not been issued, and its check digit is right. */
    static String npi(long ordinal) {
        String body = "2" + padded(spread(ordinal, 100_000_000, 31_415_926), 8);
        return body + luhn("80840" + body);
    }

    /**
     * A social security number as the published edits accept it. They refuse every number that is never issued (areas 000,
     * 666 and 900 to 999, group 00, serial 0000), so these lie in the areas of which nobody had one before June 2011, when
     * the Social Security Administration began to draw from all areas that are left: 734 to 749 and 773 to 899.
     */
    static String socialSecurityNumber(long ordinal) {
        long spread = spread(ordinal, (LOWER_AREAS + UPPER_AREAS) * 99 * 9_999, 2_718_281);
        long serial = 1 + spread % 9_999;
        long group = 1 + spread / 9_999 % 99;
        long area = spread / 9_999 / 99;
        return padded(area < LOWER_AREAS ? 734 + area : 773 + area - LOWER_AREAS, 3) + padded(group, 2)
                + padded(serial, 4);
    }

    /** A Medicare beneficiary identifier in form (CMS: C A N N A N N A A N N) that begins with 0, which is not issued. */
    static String medicareBeneficiary(long ordinal) {
        long spread = spread(ordinal, 160_000_000_000L, 1_618_033);
        StringBuilder id = new StringBuilder("0");
        for (char kind : "ANNANNAANN".toCharArray()) {
            String symbols = kind == 'A' ? MEDICARE_LETTERS : "0123456789";
            id.append(symbols.charAt((int) (spread % symbols.length())));
            spread /= symbols.length();
        }
        return id.toString();
    }

    static String padded(long number, int length) {
        String digits = Long.toString(number);
        return digits.length() >= length ? digits : "0".repeat(length - digits.length()) + digits;
    }

    private static int luhn(String digits) {
        int sum = 0;
        boolean doubled = true;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (doubled) {
                digit *= 2;
            }
            sum += digit > 9 ? digit - 9 : digit;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10;
    }
}
