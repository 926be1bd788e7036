package org.accession.synthetic;

/** Made-up numbers that identify: never issued to anybody, and different for each ordinal. */
final class Numbers {

    /** Coprime to the sizes below: multiplying by it spreads neighbours without a collision. */
    private static final long STRIDE = 7_368_787;

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
     * Nine digits of which the Social Security Administration has issued none: areas 900 to 999, and the groups below
     * 50, which are not tax-payer numbers either.
     */
    static String socialSecurityNumber(long ordinal) {
        long spread = spread(ordinal, 100L * 49 * 9_999, 2_718_281);
        long serial = 1 + spread % 9_999;
        long group = 1 + spread / 9_999 % 49;
        long area = 900 + spread / 9_999 / 49;
        return padded(area, 3) + padded(group, 2) + padded(serial, 4);
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
