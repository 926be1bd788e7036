package org.accession.identity;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * On whose behalf a transaction runs and which facilities' patients it sees. PostgreSQL enforces it (row-level
 * security). A request has the scope of its caller; a job runs in one of its own:
 * {@code Scope.of(person, facilities).run(() -> ...)}. A transaction keeps the scope in which it first used the
 * database, so begin it inside.
 *
 * @param personId the person, or null for the registry's own work
 * @param facilityIds the facilities; null for all of them
 * @param session the key of the session whose break-glass access counts besides, in the database and for reading alone;
 *            null for none
 */
public record Scope(Long personId, Set<Long> facilityIds, String session) {

    /** Sees no patient. */
    public static final Scope NOTHING = new Scope(null, Set.of(), null);

    private static final ThreadLocal<Scope> ENTERED = new ThreadLocal<>();

    public Scope {
        facilityIds = facilityIds == null ? null : Set.copyOf(facilityIds);
    }

    /** The person's work at the facilities. */
    public static Scope of(Long personId, Set<Long> facilityIds) {
        return new Scope(personId, Set.copyOf(facilityIds), null);
    }

    /** The person's work at all facilities. */
    public static Scope everywhere(Long personId) {
        return new Scope(personId, null, null);
    }

    /** The same with what the session sees by break-glass; who does is settled by the database, at each query. */
    Scope withBreakGlass(String session) {
        return new Scope(personId, facilityIds, session);
    }

    /** Whether patients of the facility are seen; without break-glass. */
    public boolean sees(long facilityId) {
        return facilityIds == null || facilityIds.contains(facilityId);
    }

    /** Runs the work in this scope, whoever asks for it. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** Does the work in this scope, whoever asks for it, and returns its result. */
    public <T> T call(Supplier<T> work) {
        Scope before = ENTERED.get();
        ENTERED.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                ENTERED.remove();
            } else {
                ENTERED.set(before);
            }
        }
    }

    /** The scope that this thread has entered, or null. */
    static Scope entered() {
        return ENTERED.get();
    }

    /** The value of the setting {@code accession.facilities}. */
    String facilitiesSetting() {
        return facilityIds == null
                ? "*"
                : facilityIds.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The value of the setting {@code accession.person}. */
    String personSetting() {
        return personId == null ? "" : personId.toString();
    }

    /** The value of the setting {@code accession.session}. */
    String sessionSetting() {
        return session == null ? "" : session;
    }
}
