package org.accession.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;

/**
 * Tells which of two records of one case is the newer: by the case's own dates, and where those say nothing by the time
 * at which the files were made. What cannot be told counts as newer, because it arrived later.
 */
final class Recency {

    private final List<Item> dates;

    Recency(Dictionary dictionary) {
        dates = List.of(dictionary.item("dateCaseLastChanged"), dictionary.item("dateCaseCompleted"),
                dictionary.item("dateCaseCompletedCoc"), dictionary.item("dateCaseInitiated"));
    }

    /** Whether what arrives is older than what the registry holds. */
    boolean isOlder(Values arriving, Instant arrivingMade, Values held, Instant heldMade) {
        return isOlder(List.of(arriving), arrivingMade, List.of(held), heldMade);
    }

    /** Whether what arrives of a patient is older than what the registry holds, by the newest case of either. */
    boolean isOlder(Collection<Values> arriving, Instant arrivingMade, Collection<Values> held, Instant heldMade) {
        for (Item date : dates) {
            int order = compareDates(newest(arriving, date), newest(held, date));
            if (order != 0) {
                return order < 0;
            }
        }
        return arrivingMade != null && heldMade != null && arrivingMade.isBefore(heldMade);
    }

    private static String newest(Collection<Values> cases, Item date) {
        return cases.stream().map(values -> values.get(date)).max(String::compareTo).orElse("");
    }

    /** Dates may be partial, and 2026-03 is neither before nor after 2026-03-14. */
    static int compareDates(String one, String other) {
        int known = Math.min(one.length(), other.length());
        return one.substring(0, known).compareTo(other.substring(0, known));
    }
}
