package org.accession.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** One change of a person, a role or a facility. Triggers of the database write it; nobody else can. */
@Entity
@Immutable
public class AdministrationLog extends PanacheEntityBase {

    @Id
    public Long id;

    public Instant at;

    /** Who did it; null for the registry itself. */
    public Long personId;

    /** PERSON, ROLE or FACILITY. */
    public String kind;

    /** ADDED, CHANGED or REMOVED. */
    public String change;

    /** The facility or the person; of a role the person who has it. */
    public Long subjectId;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> before = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> after = Map.of();

    /** The latest, newest first. */
    public static List<AdministrationLog> latest(int most) {
        return AdministrationLog.<AdministrationLog>find("order by id desc").page(Page.ofSize(most)).list();
    }
}
