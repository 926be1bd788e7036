package org.accession.intake;

import java.time.Instant;
import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;

/**
 * Tells which of two records is the newer: of a case by the case's own dates, of a patient by the last contact, then by
 * the cases that both have; and where those say nothing by the time at which the files were made. What cannot be told
 * counts as newer, because it arrived later.
 */
final class Recency {

    /** A case as it arrives and as the registry holds it. */
    record Pair(Values arriving, Values held) {}

    private final List<Item> dates;
    private final Item lastContact;

    Recency(Dictionary dictionary) {
        dates = List.of(dictionary.item("dateCaseLastChanged"), dictionary.item("dateCaseCompleted"),
                dictionary.item("dateCaseCompletedCoc"), dictionary.item("dateCaseInitiated"));
        lastContact = dictionary.item("dateOfLastContact");
    }

    /** Whether what arrives of a case is older than what the registry holds. */
    boolean isOlder(Values arriving, Instant arrivingMade, Values held, Instant heldMade) {
        return isOlder(order(arriving, held), arrivingMade, heldMade);
    }

    /**
     * Whether what arrives of a patient is older than what the registry holds.
     *
     * @param patient the patient's own values
     * @param cases the cases that both have: the newest of what arrives counts
     */
    boolean isOlder(Pair patient, List<Pair> cases, Instant arrivingMade, Instant heldMade) {
        int order = compareDates(patient.arriving().get(lastContact), patient.held().get(lastContact));
        if (order == 0) {
            order = cases.stream().mapToInt(pair -> order(pair.arriving(), pair.held())).max().orElse(0);
        }
        return isOlder(order, arrivingMade, heldMade);
    }

    private static boolean isOlder(int order, Instant arrivingMade, Instant heldMade) {
        return order < 0 || order == 0 && arrivingMade != null && heldMade != null && arrivingMade.isBefore(heldMade);
    }

    private int order(Values arriving, Values held) {
        return dates.stream().mapToInt(date -> compareDates(arriving.get(date), held.get(date)))
                .filter(order -> order != 0).findFirst().orElse(0);
    }

    /** Dates may be partial, and 2026-03 is neither before nor after 2026-03-14. */
    static int compareDates(String one, String other) {
        int known = Math.min(one.length(), other.length());
        return one.substring(0, known).compareTo(other.substring(0, known));
    }
}
