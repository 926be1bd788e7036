package org.accession.checking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.accession.identity.Facility;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A decision on which edits are run over a facility's cases. The newest holds. */
@Entity
@Immutable
public class EditChoice extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** Null for all that have no choice of their own. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Facility facility;

    /** Null where the former choice is taken back. */
    public String metafile;

    /** Tags of edit sets; none stands for every edit. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> sets = List.of();

    public boolean withAjcc;

    public boolean withSeer;

    public Instant chosenAt = Instant.now();

    public Long chosenBy;

    /** Those that hold: by the id of the facility, that of the registry by 0. */
    static Map<Long, EditChoice> inForce() {
        Map<Long, EditChoice> newest = EditChoice.<EditChoice>listAll().stream()
                .collect(Collectors.toMap(EditChoice::facilityId, choice -> choice,
                        (one, other) -> one.id > other.id ? one : other));
        return newest.values().stream().filter(choice -> choice.metafile != null)
                .sorted(Comparator.comparing(EditChoice::facilityId))
                .collect(Collectors.toMap(EditChoice::facilityId, choice -> choice));
    }

    private long facilityId() {
        return facility == null ? 0 : facility.id;
    }

    ChosenEdits edits() {
        return new ChosenEdits(metafile, sets, withAjcc, withSeer);
    }
}
