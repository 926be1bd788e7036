package org.accession.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A role of a person at one facility, or at all. */
@Entity
public class RoleGrant extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;

    /** Null for every facility. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Facility facility;

    public String role;

    /** A role at every facility, of nobody yet. */
    static RoleGrant everywhere(String role) {
        RoleGrant grant = new RoleGrant();
        grant.role = role;
        return grant;
    }
}
