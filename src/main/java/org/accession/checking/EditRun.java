package org.accession.checking;

import jakarta.persistence.Entity;

import org.accession.jobs.Counted;

/** Edits to be run over the registry: to check cases anew; or without a change, to see what other edits would find. */
@Entity
public class EditRun extends RegistryRun {

    /** For a comparison; null where cases are checked anew. */
    public String oldMetafile;

    public String newMetafile;

    /** For a trial of an edit of the registry's own. */
    public Long localEditId;

    /** How many have an error, by the edits as they are or as they would be. */
    public int errors;

    /** Whether nothing is stored but what would be different. */
    public boolean isDry() {
        return newMetafile != null || localEditId != null;
    }

    @Override
    String summary() {
        return isDry()
                ? "%s looked at: in %,d something would newly fail or pass.".formatted(Counted.of(cases, "case"),
                        changed)
                : "%s checked: findings that are different now in %,d, errors in %,d."
                        .formatted(Counted.of(cases, "case"), changed, errors);
    }
}
