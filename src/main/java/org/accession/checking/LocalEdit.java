package org.accession.checking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.Edit;
import org.accession.edits.LocalEdits;
import org.accession.edits.Metafile;
import org.accession.identity.Facility;
import org.accession.rules.RuleFault;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.logging.Log;

/** A version of an edit that the registry has written itself. It is changed only while it is a draft. */
@Entity
public class LocalEdit extends PanacheEntityBase {

    /** Where a version stands. */
    public enum State {
        DRAFT, ACTIVE, RETIRED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public UUID publicId = UUID.randomUUID();

    /** Whose cases it is run over; null for all. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Facility facility;

    /** The number by which it is known, for example L0001. */
    public String tag;

    public int version = 1;

    public String name;

    public String message = "";

    public String description = "";

    public String source = "";

    @Enumerated(EnumType.STRING)
    public State state = State.DRAFT;

    public Instant writtenAt;

    public Long writtenBy;

    public Instant activatedAt;

    public Long activatedBy;

    public Instant retiredAt;

    public Long retiredBy;

    static Optional<LocalEdit> findByPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    /** Those that are run. */
    static List<LocalEdit> active() {
        return list("from LocalEdit e left join fetch e.facility where e.state = ?1 order by e.tag", State.ACTIVE);
    }

    /** Those of the edits that compile, as a metafile. One that does not was written for items that are no more. */
    static Metafile metafile(List<LocalEdit> local) {
        List<Edit> edits = new ArrayList<>();
        for (LocalEdit edit : local) {
            try {
                edits.add(edit.edit());
            } catch (RuleFault fault) {
                Log.warnf("The local edit %s version %d does not run: %s", edit.tag, edit.version, fault.getMessage());
            }
        }
        return LocalEdits.metafile(edits, Dictionaries.standard().working());
    }

    /** The number of the next one. */
    static String nextTag() {
        return "L%04d".formatted(1 + LocalEdit.<LocalEdit>find("order by tag desc").firstResultOptional()
                .map(last -> Integer.parseInt(last.tag.substring(1))).orElse(0));
    }

    /** The version of the edit that is run now, or drafted. */
    Optional<LocalEdit> other(State other) {
        return find("tag = ?1 and state = ?2", tag, other).firstResultOptional();
    }

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /**
     * The edit over the items of the working version.
     *
     * @throws RuleFault if it does not compile
     */
    Edit edit() throws RuleFault {
        return LocalEdits.edit(tag, name, message.isBlank() ? name : message, description, source,
                Dictionaries.standard().working());
    }
}
