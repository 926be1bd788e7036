package org.accession.patient;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The tumor that the cases of facilities tell of. What the registry believes of it is its {@link TumorBelief}. */
@Entity
public class Tumor extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tumor_id")
    @SequenceGenerator(name = "tumor_id", sequenceName = "tumor_id", allocationSize = 100)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Patient patient;

    /** The cases of the tumor at the facilities that the caller sees. */
    public List<TumorCase> cases() {
        return TumorCase.list("tumor.id = ?1 order by id", id);
    }

    /** What the registry believes of the tumor, if the caller sees everybody who reports it. */
    public Optional<TumorBelief> belief() {
        return TumorBelief.findByIdOptional(id);
    }
}
