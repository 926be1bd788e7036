package org.accession.patient;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which of several sources a consolidated value comes from; {@code registry-schemas/consolidation} says which for an item. */
enum ConsolidationRule {

    KNOWN {
        @Override
        SourcedValue choose(List<SourcedValue> newestFirst) {
            return firstOr(newestFirst, KNOWN_VALUE);
        }
    },
    LATEST {
        @Override
        SourcedValue choose(List<SourcedValue> newestFirst) {
            return newestFirst.get(0);
        }
    },
    EARLIEST {
        @Override
        SourcedValue choose(List<SourcedValue> newestFirst) {
            return newestFirst.stream().min(EARLIER).orElseThrow();
        }
    },
    EXACT {
        @Override
        SourcedValue choose(List<SourcedValue> newestFirst) {
            int most = newestFirst.stream().mapToInt(one -> one.value().length()).max().orElseThrow();
            return firstOr(newestFirst, one -> one.value().length() == most);
        }
    },
    SPECIFIC {
        @Override
        SourcedValue choose(List<SourcedValue> newestFirst) {
            List<SourcedValue> specific = newestFirst.stream()
                    .filter(one -> !UNSPECIFIED.matcher(one.value()).matches()).toList();
            return KNOWN.choose(specific.isEmpty() ? newestFirst : specific);
        }
    };

    private static final Predicate<SourcedValue> KNOWN_VALUE = one -> !one.value().matches("9+");
    /** Topography C__9 and C80_, morphology 8000 to 8005, one-digit codes by 9. */
    private static final Pattern UNSPECIFIED = Pattern.compile("C\\d\\d9|C80\\d|800[0-5]|9");
    /** 2026 and 202603 may be the same day: the longer one says more. */
    private static final Comparator<SourcedValue> EARLIER = (one, other) -> {
        boolean within = one.value().startsWith(other.value()) || other.value().startsWith(one.value());
        return within ? other.value().length() - one.value().length() : one.value().compareTo(other.value());
    };

    /**
     * The value that the registry believes.
     *
     * @param newestFirst at least one, none of them blank
     */
    abstract SourcedValue choose(List<SourcedValue> newestFirst);

    private static SourcedValue firstOr(List<SourcedValue> newestFirst, Predicate<SourcedValue> wanted) {
        return newestFirst.stream().filter(wanted).findFirst().orElse(newestFirst.get(0));
    }
}
