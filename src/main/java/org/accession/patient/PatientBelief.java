package org.accession.patient;

import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.accession.dictionary.Values;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The person as the registry believes them to be, over all facilities: there for whoever sees every facility that reports of
 * them, and for nobody else. {@link Consolidation} writes it.
 */
@Entity
@Immutable
public class PatientBelief extends PatientItems {

    /** The patient's. */
    @Id
    public Long id;

    /** By XML id, each with the FacilityPatient that it comes from; null while there is one only, whose values hold. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, SourcedValue> consolidated;

    /** A copy of the values, without the identifiers that are encrypted at rest. */
    public Values values() {
        return consolidated == null
                ? FacilityPatient.<FacilityPatient>find("patient.id", id).firstResultOptional()
                        .map(FacilityPatient::values).orElseGet(Values::new)
                : SourcedValue.values(consolidated);
    }
}
