package org.accession.checking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

import org.accession.identity.Facility;
import org.accession.patient.TumorCase;
import org.accession.staging.AlgorithmVersion;
import org.accession.staging.Trace;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A staging result of a case: what one version of an algorithm says of it, and why. Results of several versions stand side
 * by side; what a result was before, and when, the database keeps.
 */
@Entity
@Table(name = "staging_result")
public class StoredStaging extends PanacheEntityBase {

    /** What {@link #result} is of a case that was staged; of another one it is the reason. */
    public static final String STAGED = "STAGED";

    /** A code or a combination that the algorithm could not accept. */
    public record Fault(String kind, String key, String table, String message) {}

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "staging_result_id")
    @SequenceGenerator(name = "staging_result_id", sequenceName = "staging_result_id", allocationSize = 100)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public TumorCase tumorCase;

    /** The facility of the case, again: what may be seen is decided row by row. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Facility facility;

    /** For example eod_public; empty where no algorithm could be asked. */
    public String algorithm;

    public String version;

    /** The place among the algorithms of the year of diagnosis, from 0; null once the algorithm is asked no longer. */
    public Integer place;

    /** {@link #STAGED}, or the name of the reason why not. */
    public String result;

    /** The id of the schema within the algorithm, or null. */
    public String schema;

    /** The schema as a NAACCR item has it, or null. */
    public String schemaId;

    public String summaryStage;

    public String stageGroup;

    /** Why the case is not staged, in a sentence; null if it is. */
    public String message;

    /** The keys that stand in the way, or have to be asked. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> missing = List.of();

    /** The values used, by key, with those that stand for a blank. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> inputs = Map.of();

    /** What was derived, by key; without blanks. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> outputs = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Fault> faults = List.of();

    /** Why, in words; null if the case is not staged. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Trace trace;

    /** Since when the result has been as it is. */
    @Column(insertable = false, updatable = false)
    public Instant validFrom;

    /** All results of a case, those that hold now in front, in the order in which their values come. */
    public static List<StoredStaging> of(TumorCase one) {
        return list("tumorCase.id = ?1 order by place nulls last, algorithm, version desc", one.id);
    }

    public boolean isStaged() {
        return STAGED.equals(result);
    }

    /** Whether the algorithm is asked about the case as things stand. */
    public boolean isCurrent() {
        return place != null;
    }

    public AlgorithmVersion algorithmVersion() {
        return new AlgorithmVersion(algorithm, version);
    }

    boolean isSame(StoredStaging other) {
        return Objects.equals(place, other.place) && result.equals(other.result)
                && Objects.equals(schema, other.schema) && Objects.equals(message, other.message)
                && missing.equals(other.missing) && inputs.equals(other.inputs) && outputs.equals(other.outputs)
                && faults.equals(other.faults) && Objects.equals(trace, other.trace);
    }

    /** Becomes what the other one says. */
    void take(StoredStaging other) {
        place = other.place;
        result = other.result;
        schema = other.schema;
        schemaId = other.schemaId;
        summaryStage = other.summaryStage;
        stageGroup = other.stageGroup;
        message = other.message;
        missing = other.missing;
        inputs = other.inputs;
        outputs = other.outputs;
        faults = other.faults;
        trace = other.trace;
    }
}
