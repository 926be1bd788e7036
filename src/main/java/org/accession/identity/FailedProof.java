package org.accession.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Attempts to prove who one is that failed one after the other: each further one has to wait longer. An attempt counts
 * before it is judged, so that many at once are no way round.
 */
@Entity
class FailedProof extends PanacheEntityBase {

    private static final Duration FORGOTTEN = Duration.ofDays(1);

    @Id
    public String keyHash;

    public int failures;

    public Instant lastAt;

    /** From when on the next attempt is heard. */
    public Instant openAt;

    /** What attempts are counted under. Who knows the name only cannot keep its owner out for longer than a minute. */
    enum Kind {
        /** A name tried from one address. */
        NAME_AT_ADDRESS(3, Duration.ofMinutes(15)),
        /** A name tried from anywhere. */
        NAME(10, Duration.ofMinutes(1)),
        /** Any names tried from one address, which may be that of a whole hospital. */
        ADDRESS(50, Duration.ofMinutes(1)),
        /** A name tried from a browser that its owner has signed in with before: it stands for the three above. */
        NAME_IN_BROWSER(3, Duration.ofMinutes(15)),
        /** Codes of the second factor, and the present password where it is asked for again. */
        PERSON(3, Duration.ofMinutes(15));

        private final int free;
        private final Duration longest;

        Kind(int free, Duration longest) {
            this.free = free;
            this.longest = longest;
        }

        /** One second after the last free failure, then twice as long each time, up to the longest. */
        Duration delay(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration delay = Duration.ofSeconds(1L << Math.min(failures - free, 20));
            return delay.compareTo(longest) > 0 ? longest : delay;
        }
    }

    /** One thing that attempts are counted under. Only its hash is kept: somebody will type a password as the name. */
    record Tally(Kind kind, String hash) {

        /** Each part as its person is looked for: neither blanks around it nor capitals make it another. */
        static Tally of(Kind kind, String... what) {
            return new Tally(kind, Tokens.sha256(Stream.of(what).map(part -> part.strip().toLowerCase(Locale.ROOT))
                    .map(part -> part.length() + ":" + part).collect(Collectors.joining(" ", kind + " ", ""))));
        }
    }

    /** How long no attempt is heard under one of the tallies; zero if at once. */
    static Duration wait(List<Tally> tallies, Instant now) {
        Map<String, Kind> kinds = tallies.stream().collect(Collectors.toMap(Tally::hash, Tally::kind));
        return FailedProof.<FailedProof>list("keyHash in ?1", kinds.keySet()).stream()
                .map(failed -> failed.left(kinds.get(failed.keyHash), now)).max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * Counts an attempt under each of the tallies as if it had failed; none if one has to wait. Several instances, and
     * many attempts at once, take their turns on the rows.
     *
     * @return how long this attempt has to wait; zero if it may be judged
     */
    static Duration count(List<Tally> tallies, Instant moment) {
        Instant now = moment.truncatedTo(ChronoUnit.MILLIS); // the database rounds, and must not round up
        delete("lastAt < ?1", now.minus(FORGOTTEN));
        List<FailedProof> rows = new ArrayList<>();
        for (Tally tally : tallies) {
            FailedProof row = locked(tally, now);
            Duration left = row.left(tally.kind(), now);
            if (!left.isZero()) {
                return left;
            }
            rows.add(row);
        }
        for (int i = 0; i < rows.size(); i++) {
            FailedProof row = rows.get(i);
            row.failures++;
            row.lastAt = now;
            row.openAt = now.plus(tallies.get(i).kind().delay(row.failures));
        }
        return Duration.ZERO;
    }

    /** The attempt was right. What others tried from the address stays counted. */
    static void forgive(List<Tally> tallies) {
        for (Tally tally : tallies) {
            if (tally.kind() == Kind.ADDRESS) {
                update("failures = failures - 1 where keyHash = ?1 and failures > 0", tally.hash());
            } else {
                deleteById(tally.hash());
            }
        }
    }

    /** The attempt was not judged. */
    static void takeBack(List<Tally> tallies) {
        for (Tally tally : tallies) {
            update("failures = failures - 1, openAt = lastAt where keyHash = ?1 and failures > 0", tally.hash());
        }
    }

    private static FailedProof locked(Tally tally, Instant now) {
        Panache.getEntityManager().createNativeQuery("""
                INSERT INTO failed_proof (key_hash, failures, last_at, open_at) VALUES (?1, 0, ?2, ?2)
                ON CONFLICT (key_hash) DO NOTHING""")
                .setParameter(1, tally.hash()).setParameter(2, now).executeUpdate();
        FailedProof row = findById(tally.hash(), LockModeType.PESSIMISTIC_WRITE);
        Panache.getEntityManager().refresh(row);
        return row;
    }

    /** A wait longer than there is can only come from a clock that was ahead, and is none. */
    private Duration left(Kind kind, Instant now) {
        Duration left = Duration.between(now, openAt);
        return left.isNegative() || left.compareTo(kind.longest) > 0 ? Duration.ZERO : left;
    }
}
