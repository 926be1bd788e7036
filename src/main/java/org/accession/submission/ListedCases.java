package org.accession.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.accession.jobs.Counted;
import org.accession.patient.CaseState;
import org.accession.patient.TumorCase;

/**
 * The cases of a list that somebody has typed or pasted: accession numbers, with or without sequence, or addresses of case
 * pages. They are looked up many at a time.
 */
final class ListedCases {

    static final int MOST = 20_000;
    private static final int AT_ONCE = 5_000;
    private static final int MOST_PROBLEMS = 10;
    private static final Pattern ACCESSION = Pattern.compile("(\\d{9})[-/ ]?(\\d{2})?");

    /** What is looked for: an accession number and a sequence, which may be null, or what stands for a case in an address. */
    private record Wanted(String line, String number, String sequence, UUID publicId) {

        static Wanted of(String line) {
            Matcher accession = ACCESSION.matcher(line);
            return accession.matches()
                    ? new Wanted(line, accession.group(1), accession.group(2), null)
                    : new Wanted(line, null, null, id(line.substring(line.lastIndexOf('/') + 1)).orElse(null));
        }

        private static Optional<UUID> id(String written) {
            try {
                return Optional.of(UUID.fromString(written));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        boolean isSequence(TumorCase one) {
            return sequence == null || sequence.equals(one.sequenceNumberHospital);
        }
    }

    private final List<Wanted> wanted;
    private final Set<UUID> found = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    private ListedCases(List<Wanted> wanted) {
        this.wanted = wanted;
    }

    /** Reads a list; within a transaction, for the cases are looked up. */
    static ListedCases read(String written) {
        List<Wanted> wanted = new ArrayList<>();
        for (String line : written.split("[\\r\\n,;]+")) {
            if (!line.isBlank()) {
                wanted.add(Wanted.of(line.strip()));
            }
        }
        ListedCases listed = new ListedCases(wanted);
        if (wanted.size() > MOST) {
            listed.problems.add(
                    "%s are listed; at most %,d can be. Choose them by facility, year or site."
                            .formatted(Counted.of(wanted.size(), "case"), MOST));
        } else {
            listed.lookUp();
        }
        return listed;
    }

    Set<UUID> found() {
        return found;
    }

    /** What is wrong with the list, the first of it in so many words. */
    List<String> problems() {
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        List<String> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        first.add("The same of %s more.".formatted(Counted.of(problems.size() - MOST_PROBLEMS, "line")));
        return first;
    }

    private void lookUp() {
        Map<String, List<TumorCase>> byNumber = new HashMap<>();
        all("accessionNumberHosp in ?1", wanted.stream().map(Wanted::number)).forEach(
                one -> byNumber.computeIfAbsent(one.accessionNumberHosp, number -> new ArrayList<>(1)).add(one));
        Map<UUID, List<TumorCase>> byId = new HashMap<>();
        all("publicId in ?1", wanted.stream().map(Wanted::publicId))
                .forEach(one -> byId.put(one.publicId, List.of(one)));
        for (Wanted one : wanted) {
            List<TumorCase> cases = one.number() == null
                    ? byId.getOrDefault(one.publicId(), List.of())
                    : byNumber.getOrDefault(one.number(), List.of()).stream().filter(one::isSequence).toList();
            take(one, cases);
        }
    }

    private void take(Wanted one, List<TumorCase> cases) {
        List<TumorCase> counting = cases.stream().filter(found -> Selection.COUNTING.contains(found.state)).toList();
        if (cases.isEmpty()) {
            problems.add("No case is found by \"" + one.line() + "\".");
        } else if (counting.isEmpty()) {
            problems.add("\"%s\" is %s: only what is open, waiting or complete goes out.".formatted(one.line(),
                    cases.get(0).state == CaseState.SUSPENSE
                            ? "in suspense"
                            : cases.get(0).state.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        counting.forEach(counted -> found.add(counted.publicId));
    }

    private static <K> List<TumorCase> all(String condition, Stream<K> keys) {
        List<K> asked = keys.filter(Objects::nonNull).distinct().toList();
        List<TumorCase> all = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            all.addAll(TumorCase.<TumorCase>list(condition,
                    asked.subList(from, Math.min(asked.size(), from + AT_ONCE))));
        }
        return all;
    }
}
