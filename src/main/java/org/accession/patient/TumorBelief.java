package org.accession.patient;

import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.accession.dictionary.Values;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The tumor as the registry believes it to be, over all facilities: there for whoever sees every facility that reports it, and
 * for nobody else. {@link Consolidation} writes it.
 */
@Entity
@Immutable
public class TumorBelief extends TumorItems {

    /** The tumor's. */
    @Id
    public Long id;

    /** By XML id, each with the TumorCase that it comes from; null while there is one only, whose values hold. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, SourcedValue> consolidated;

    /** A copy of the values. */
    public Values values() {
        return consolidated == null
                ? TumorCase.<TumorCase>list("tumor.id", id).stream().filter(one -> one.state.counts()).findFirst()
                        .map(TumorCase::values).orElseGet(Values::new)
                : SourcedValue.values(consolidated);
    }
}
