package org.accession.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.accession.identity.Scope;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** A piece of long work as people see it: what, how far, how fast, and how it ended. */
@Entity
public class Job extends PanacheEntityBase {

    /** Where a job stands. */
    public enum State {
        WAITING, RUNNING, DONE, FAILED, CANCELLED;

        /** Whether nothing more happens by itself. */
        public boolean ended() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(updatable = false)
    public UUID publicId = UUID.randomUUID();

    /** The name of the {@link JobKind} that does it. */
    @Column(updatable = false)
    public String kind;

    @Column(updatable = false)
    public String title;

    @Enumerated(EnumType.STRING)
    public State state = State.WAITING;

    /** Counts the claims: the fence against a run that was thought dead. */
    public int run;

    public boolean cancelAsked;

    /** Whether it would end in the same way however often it went on. */
    public boolean forGood;

    public long position;

    public long total;

    public long records;

    public long recordsBefore;

    /** How it ended, or what it waits for, in one sentence. */
    public String message;

    @Column(updatable = false)
    public Long personId;

    /** The facilities that it may see; null for all. */
    @Column(updatable = false)
    public List<Long> facilityIds;

    @Column(updatable = false)
    public Instant askedAt = Instant.now();

    public Instant runStartedAt;

    public Instant reportedAt;

    public Instant endedAt;

    public static Optional<Job> find(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    /** The newest jobs of a kind. */
    public static List<Job> newest(String kind, int most) {
        return find("kind = ?1 order by askedAt desc, id desc", kind).page(Page.ofSize(most)).list();
    }

    /** On whose behalf it works, and what it sees: no more than if that person did it by hand. */
    public Scope scope() {
        return facilityIds == null ? Scope.everywhere(personId) : Scope.of(personId, Set.copyOf(facilityIds));
    }

    /** Whether nothing was heard of its run for so long that the instance may have died. */
    public boolean isSilent() {
        Instant heard = reportedAt == null ? runStartedAt : reportedAt;
        return state == State.RUNNING && heard != null && heard.isBefore(Instant.now().minus(LONGEST_SILENCE));
    }

    /** Whether it may be told to go on where it stopped. */
    public boolean mayGoOn() {
        return state == State.CANCELLED || state == State.FAILED && !forGood;
    }

    void end(State end, String sentence) {
        state = end;
        message = sentence;
        endedAt = Instant.now();
    }

    /** From 0 to 100. */
    public int percent() {
        if (state == State.DONE) {
            return 100;
        }
        return total == 0 ? 0 : (int) Math.min(99, position * 100 / total);
    }

    /** Records a second in this run; 0 where none can be told yet. */
    public long rate() {
        if (runStartedAt == null || reportedAt == null) {
            return 0;
        }
        long millis = Duration.between(runStartedAt, reportedAt).toMillis();
        return millis <= 0 ? 0 : (records - recordsBefore) * 1000 / millis;
    }

    /** How long the rest takes if it goes on like this; nothing while that is unknown. */
    public Optional<Duration> timeLeft() {
        if (state != State.RUNNING || position <= 0 || records <= 0 || rate() == 0) {
            return Optional.empty();
        }
        double recordsInAll = (double) records / position * total;
        return Optional.of(Duration.ofSeconds(Math.max(0, Math.round((recordsInAll - records) / rate()))));
    }
}
