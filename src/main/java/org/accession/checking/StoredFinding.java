package org.accession.checking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

import org.accession.edits.Finding.ItemValue;
import org.accession.edits.Severity;
import org.accession.identity.Facility;
import org.accession.patient.TumorCase;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What an edit finds in a case as it is stored. Never holds an identifier that is encrypted at rest. */
@Entity
@Table(name = "finding")
public class StoredFinding extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "finding_id")
    @SequenceGenerator(name = "finding_id", sequenceName = "finding_id", allocationSize = 100)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public TumorCase tumorCase;

    /** The facility of the case, again: what may be seen is decided row by row. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Facility facility;

    /** The number by which the edit is known, for example N0148. */
    public String edit;

    /** The name of the edit. */
    public String name;

    @Enumerated(EnumType.STRING)
    public Severity severity;

    /** With its placeholders filled. */
    public String message;

    /** The items of the edit with the values that it saw. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<ItemValue> items = List.of();

    /** The XML id of the item to look at first; null if the edit names none. */
    public String fix;

    /** How many findings of the case, or of the patient for an item of theirs, that item is in. */
    public int clears = 1;

    public String metafile;

    /** Since when it has been so. */
    @Column(insertable = false, updatable = false)
    public Instant foundAt;

    /** The findings of a case, the errors in front. */
    public static List<StoredFinding> of(TumorCase one) {
        return list("tumorCase.id = ?1 order by severity, edit, metafile, id", one.id);
    }

    /** What tells the finding from the others of the case. */
    String label() {
        return metafile + " " + edit;
    }

    boolean isSame(StoredFinding other) {
        return severity == other.severity && name.equals(other.name) && message.equals(other.message)
                && items.equals(other.items) && clears == other.clears && Objects.equals(fix, other.fix);
    }

    /** Becomes what the other one says. */
    void take(StoredFinding other) {
        severity = other.severity;
        name = other.name;
        message = other.message;
        items = other.items;
        fix = other.fix;
        clears = other.clears;
    }
}
