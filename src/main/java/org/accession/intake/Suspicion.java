package org.accession.intake;

import java.time.LocalDate;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;

/**
 * Tells whether an abstract is of a case that was only suspected so far: an entry of a list has neither accession number
 * nor diagnosis. The first contacts are at most thirty days apart and the sites, where both are known, in one group; or the
 * site is the same where one of the contacts is not known.
 */
final class Suspicion {

    private static final int DAYS_APART = 30;
    private static final int GROUP = 3;

    private final Item firstContact;
    private final Item site;

    Suspicion(Dictionary dictionary) {
        firstContact = dictionary.item("dateOf1stContact");
        site = dictionary.item("primarySite");
    }

    /** Whether the two, of one patient at one facility, are one case. */
    boolean isMetBy(Values entry, Values reported) {
        if (!entry.isBlank(site) && !reported.isBlank(site) && !group(entry).equals(group(reported))) {
            return false;
        }
        Optional<PartialDate> seen = PartialDate.of(entry.get(firstContact));
        Optional<PartialDate> contact = PartialDate.of(reported.get(firstContact));
        return seen.isPresent() && contact.isPresent()
                ? areNear(seen.get(), contact.get())
                : !entry.isBlank(site) && entry.get(site).equals(reported.get(site));
    }

    private String group(Values tumor) {
        String code = tumor.get(site);
        return code.substring(0, Math.min(GROUP, code.length()));
    }

    private static boolean areNear(PartialDate one, PartialDate other) {
        return isBy(one.firstDay(), other.lastDay()) && isBy(other.firstDay(), one.lastDay());
    }

    private static boolean isBy(LocalDate first, LocalDate last) {
        return !first.isAfter(last.plusDays(DAYS_APART));
    }
}
