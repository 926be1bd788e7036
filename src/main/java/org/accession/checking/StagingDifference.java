package org.accession.checking;

import java.io.Serializable;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.identity.Facility;
import org.accession.patient.TumorCase;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An item that would have another value by another version of an algorithm, and why. */
@Entity
public class StagingDifference extends PanacheEntityBase {

    /** Stands for an item where only one of the two versions stages the case. */
    public static final String WHETHER_STAGED = "staged";

    /** Which comparison, which case, which item. */
    @Embeddable
    public record Place(Long restagingId, String item, Long tumorCaseId) implements Serializable {}

    /** What a registrar calls the item. */
    static String name(String item) {
        return item.equals(WHETHER_STAGED)
                ? "Whether it is staged"
                : Dictionaries.standard().working().find(item).map(Item::name).orElse(item);
    }

    @EmbeddedId
    public Place place;

    @MapsId("tumorCaseId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public TumorCase tumorCase;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Facility facility;

    /** The schema by the new version, or null. */
    public String schema;

    public String oldValue;

    public String newValue;

    public String oldReason;

    public String newReason;
}
