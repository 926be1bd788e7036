package org.accession.checking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

/** A decision on which edits are run over a facility's cases, or a recipient's files. The newest holds. */
@Entity
@Immutable
public class EditChoice extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** Null for all that have no choice of their own. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Facility facility;

    /** The submission profile for whose files it is; null where it is for cases as they are stored. */
    public String profile;

    /** Null where the former choice is taken back. */
    public String metafile;

    /** Tags of edit sets; none stands for every edit. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> sets = List.of();

    public boolean withAjcc;

    public boolean withSeer;

    public Instant chosenAt = Instant.now();

    public Long chosenBy;

    /** Those that hold for cases: by the id of the facility, that of the registry by 0. */
    static Map<Long, EditChoice> inForce() {
        return newest(list("profile is null"), EditChoice::facilityId);
    }

    /** Those that hold for files: by the id of the submission profile. */
    static Map<String, EditChoice> ofProfiles() {
        return newest(list("profile is not null"), choice -> choice.profile);
    }

    private static <K extends Comparable<K>> Map<K, EditChoice> newest(List<EditChoice> choices,
            Function<EditChoice, K> key) {
        Map<K, EditChoice> newest = choices.stream()
                .collect(Collectors.toMap(key, choice -> choice, (one, other) -> one.id > other.id ? one : other,
                        TreeMap::new));
        newest.values().removeIf(choice -> choice.metafile == null);
        return newest;
    }

    private long facilityId() {
        return facility == null ? 0 : facility.id;
    }

    ChosenEdits edits() {
        return new ChosenEdits(metafile, sets, withAjcc, withSeer);
    }
}
