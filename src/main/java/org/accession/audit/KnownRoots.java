package org.accession.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.accession.audit.Discrepancy.Kind;

/** Roots as they were written down outside of the database: in the file of the service, and in the server's log. */
final class KnownRoots {

    private final Map<Long, Set<String>> byNumber = new TreeMap<>();

    /** @param written each as {@link AuditRoot#written()}; what is none is missing in any database */
    KnownRoots(Collection<String> written) {
        written.forEach(one -> byNumber.computeIfAbsent(number(one), number -> new HashSet<>()).add(one));
    }

    void compare(AuditRoot root, Discrepancies found) {
        Set<String> known = byNumber.remove(root.number());
        if (known != null) {
            known.stream().filter(one -> !one.equals(root.written())).forEach(one -> found.add(Kind.ALTERED,
                    "Root " + root.number() + " was " + one + " when it was written; it is another now."));
        }
    }

    /** Those that no root of the database was compared with, in one sentence for each gap. */
    void tellMissing(Discrepancies found) {
        Long first = null;
        Long last = null;
        for (Long number : byNumber.keySet()) {
            if (first != null && number > last + 1) {
                tell(first, last, found);
                first = null;
            }
            first = first == null ? number : first;
            last = number;
        }
        if (first != null) {
            tell(first, last, found);
        }
    }

    private static void tell(long first, long last, Discrepancies found) {
        found.add(Kind.REMOVED, (first == last ? "Root " + first + " is" : "Roots " + first + " to " + last + " are")
                + " missing; the registry has written " + (first == last ? "it." : "them."));
    }

    private static long number(String written) {
        try {
            return Long.parseLong(written.substring(0, Math.max(0, written.indexOf(':'))));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
