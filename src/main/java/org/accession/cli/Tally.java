package org.accession.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happened, by the words for it. */
final class Tally {

    private final Map<String, Long> times = new TreeMap<>();

    void add(String what) {
        times.merge(what, 1L, Long::sum);
    }

    boolean isEmpty() {
        return times.isEmpty();
    }

    long sum() {
        return times.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Each as the number, what joins them, and the words; in the order of the words. */
    List<String> each(String joint) {
        return times.entrySet().stream().map(entry -> entry.getValue() + joint + entry.getKey()).toList();
    }
}
