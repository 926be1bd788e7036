package org.accession.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets each of many do something so often in a minute and no more: what is not used up comes back evenly. It counts in
 * memory, for this instance alone: several instances let through as many times as much, and none has to write for it.
 */
final class Pace {

    private static final int MANY = 10_000;

    /** What is left of it, and whether the last one who asked got one. */
    private record Allowance(double left, boolean given, Instant at) {}

    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();
    private final int perMinute;
    private final Clock clock;

    Pace(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Whether this one may do it once more now. */
    boolean allows(String who) {
        Instant now = clock.instant();
        if (allowances.size() > MANY) {
            allowances.values().removeIf(one -> left(one, now) >= perMinute);
        }
        return allowances.compute(who, (key, before) -> {
            double left = before == null ? perMinute : left(before, now);
            return left >= 1 ? new Allowance(left - 1, true, now) : new Allowance(left, false, now);
        }).given();
    }

    private double left(Allowance one, Instant now) {
        double seconds = Math.max(0, Duration.between(one.at(), now).toMillis() / 1000.0);
        return Math.min(perMinute, one.left() + seconds * perMinute / 60);
    }
}
