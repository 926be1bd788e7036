package org.accession.synthetic;

import java.util.ArrayList;
import java.util.List;

/** A set of codes as a registrar writes it: {@code C00-C14 C30}, where a shorter code covers all that begin with it. */
final class Codes {

    private record Range(String from, String to) {

        boolean has(String code) {
            return begin(code, from).compareTo(from) >= 0 && begin(code, to).compareTo(to) <= 0;
        }

        private static String begin(String code, String like) {
            return code.length() > like.length() ? code.substring(0, like.length()) : code;
        }
    }

    private final List<Range> ranges = new ArrayList<>();

    Codes(String written) {
        for (String part : written.trim().split(" +")) {
            int dash = part.indexOf('-');
            ranges.add(dash < 0 ? new Range(part, part) : new Range(part.substring(0, dash), part.substring(dash + 1)));
        }
    }

    boolean has(String code) {
        for (Range range : ranges) {
            if (range.from().equals("*") || range.has(code)) {
                return true;
            }
        }
        return false;
    }
}
