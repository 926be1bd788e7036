package org.accession.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether this registry is a demonstration: one that was begun as such, and is started as such. A registry with real
 * patients never becomes one.
 */
@ApplicationScoped
public class Demonstration {

    private final EntityManager database;
    private final boolean wanted;

    Demonstration(EntityManager database,
            @ConfigProperty(name = "accession.demo", defaultValue = "false") boolean wanted) {
        this.database = database;
        this.wanted = wanted;
    }

    /** Whether demonstration accounts and patients belong here; within a transaction. */
    public boolean isOn() {
        return wanted && wasBegun();
    }

    boolean isWanted() {
        return wanted;
    }

    boolean wasBegun() {
        return (Boolean) database.createNativeQuery("SELECT EXISTS (SELECT FROM demonstration)", Boolean.class)
                .getSingleResult();
    }

    void begin() {
        database.createNativeQuery("INSERT INTO demonstration DEFAULT VALUES").executeUpdate();
    }
}
