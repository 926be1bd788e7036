package org.accession.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.jboss.logging.Logger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/**
 * Something that happened to an account: who signed in from where, and who tried. It holds no password and nothing that
 * was typed. The database lets rows in and neither changes nor removes them.
 */
@Entity
@Immutable
public class AccountEvent extends PanacheEntityBase {

    private static final Logger LOG = Logger.getLogger(AccountEvent.class);

    /** What happened. */
    public enum Kind {
        SIGNED_IN("Signed in"),
        WRONG_PASSWORD("Wrong password"),
        WRONG_CODE("Wrong code"),
        CODE_AGAIN("A code that was used before"),
        REFUSED("Refused"),
        SIGNED_OUT("Signed out"),
        ENDED_ELSEWHERE("Signed out elsewhere"),
        CLOCK_JUMPED("Signed out: the clock was set back"),
        PASSWORD_CHANGED("Password changed"),
        PASSWORD_ISSUED("New password issued"),
        FACTOR_ADDED("Second factor added"),
        FACTOR_REMOVED("Second factor removed"),
        RECOVERY_CODE_USED("Recovery code used"),
        RECOVERY_CODES_MADE("New recovery codes"),
        GRANTS_TAKEN_OVER("Roles taken over from the provider"),
        GLASS_BROKEN("Break-glass access opened"),
        GLASS_ENDED("Break-glass access ended before its time"),
        COMMAND("Command on the machine");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Instant at;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** Null where what was typed is nobody's name. */
    public Long personId;

    public String address;

    public String browser;

    public String detail;

    /** Keeps the event, and tells the server's log. */
    public static void record(Kind kind, Long personId, Client client, Instant at, String detail) {
        of(kind, personId, client, at, detail).persist();
        LOG.infof("%s: person %s, address %s%s", kind.words(), personId == null ? "unknown" : personId,
                client.address(), detail == null ? "" : ", " + detail);
    }

    static AccountEvent of(Kind kind, Long personId, Client client, Instant at, String detail) {
        AccountEvent event = new AccountEvent();
        event.at = at;
        event.kind = kind;
        event.personId = personId;
        event.address = client.address();
        event.browser = client.browser();
        event.detail = detail;
        return event;
    }

    /** When this last happened to the person's account. */
    static Optional<Instant> last(long personId, Kind kind) {
        return AccountEvent.<AccountEvent>find("personId = ?1 and kind = ?2 order by id desc", personId, kind)
                .page(Page.ofSize(1)).firstResultOptional().map(event -> event.at);
    }

    /** The person's last events, newest first. */
    public static List<AccountEvent> latest(long personId, int lines) {
        return AccountEvent.<AccountEvent>find("personId = ?1 order by id desc", personId)
                .page(Page.ofSize(lines)).list();
    }

    /** The person's last sign-in before the time. */
    static Optional<AccountEvent> signInBefore(long personId, Instant time) {
        return AccountEvent.<AccountEvent>find("personId = ?1 and kind = ?2 and at < ?3 order by at desc", personId,
                Kind.SIGNED_IN, time).page(Page.ofSize(1)).firstResultOptional();
    }

    /** How often somebody failed to sign in as the person between the times. */
    static long failures(long personId, Instant from, Instant until) {
        return count("personId = ?1 and kind in ?2 and at > ?3 and at < ?4", personId,
                List.of(Kind.WRONG_PASSWORD, Kind.WRONG_CODE, Kind.CODE_AGAIN), from, until);
    }
}
