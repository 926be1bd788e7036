package org.accession.patient;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;

import org.accession.dictionary.Values;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The tumor as the registry believes it to be, over all facilities. */
@Entity
public class Tumor extends TumorItems {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tumor_id")
    @SequenceGenerator(name = "tumor_id", sequenceName = "tumor_id", allocationSize = 100)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Patient patient;

    /** By XML id, each with the TumorCase that it comes from; null while there is one only, whose values hold. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, SourcedValue> consolidated;

    /** Takes over what its only source says. */
    public void copy(TumorCase source) {
        promote(source.values);
    }

    /** The cases of the tumor at the facilities that the caller sees. */
    public List<TumorCase> cases() {
        return TumorCase.list("tumor.id = ?1 order by id", id);
    }

    /** A copy of the tumor-level values as the registry believes them. */
    public Values values() {
        return consolidated == null
                ? Consolidation.onlySource("sources_of_tumor", id)
                : SourcedValue.values(consolidated);
    }
}
