package org.accession.checking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.accession.staging.StagingYears;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A registry's own decision on which algorithm stages which years. The newest holds; one without rules gives those back that
 * Accession ships.
 */
@Entity
@Immutable
public class StagingChoice extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<StagingYears.Rule> rules;

    public Instant chosenAt = Instant.now();

    public Long chosenBy;

    /** The one that holds, if a registry has ever decided. */
    static Optional<StagingChoice> newest() {
        return find("order by id desc").page(0, 1).firstResultOptional();
    }
}
