package org.accession.patient;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Makes of what the facilities report what the registry believes. With one source that is a copy by rule: the columns are
 * copied, and the values stay where they are. With several each item follows its rule and names its source. The database does
 * it by its own rules, and tells nothing: whose record has changed may see no more than that one of them (ADR 22).
 */
@ApplicationScoped
public class Consolidation {

    private final EntityManager database;

    Consolidation(EntityManager database) {
        this.database = database;
    }

    /** Consolidates the patient-level values anew. What is pending is to be flushed before. */
    public void of(Patient patient) {
        ofPatients(List.of(patient.id));
    }

    /** Consolidates the tumor-level values anew. What is pending is to be flushed before. */
    public void of(Tumor tumor) {
        ofTumors(List.of(tumor.id));
    }

    /** The same for several patients at once. */
    public void ofPatients(Collection<Long> ids) {
        consolidate("consolidate_patients", ids);
    }

    /** The same for several tumors at once. */
    public void ofTumors(Collection<Long> ids) {
        consolidate("consolidate_tumors", ids);
    }

    private void consolidate(String function, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            database.createNativeQuery("SELECT 1 FROM " + function + "(:ids)")
                    .setParameter("ids", ids.toArray(Long[]::new)).getSingleResult();
        }
    }
}
