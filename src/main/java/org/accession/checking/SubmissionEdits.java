package org.accession.checking;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.edits.EditSet;
import org.accession.keys.Keyring;

/** Knows by which edits the files for a recipient are checked. */
@ApplicationScoped
public class SubmissionEdits {

    private final EditSetups setups;
    private final Metafiles metafiles;
    private final Keyring keyring;

    SubmissionEdits(EditSetups setups, Metafiles metafiles, Keyring keyring) {
        this.setups = setups;
        this.metafiles = metafiles;
        this.keyring = keyring;
    }

    /** A check of the cases of one file; within the caller's transaction. Empty if no edits are there for the profile. */
    public Optional<SubmissionCheck> check(SubmissionProfile profile) {
        return chosen(profile).map(
                edits -> new SubmissionCheck(edits.metafile(), edits.sets(), setups.current().of(edits), keyring));
    }

    /** What was chosen for the profile, or else its set in the metafile that the registry runs. */
    Optional<ChosenEdits> chosen(SubmissionProfile profile) {
        EditChoice choice = EditChoice.ofProfiles().get(profile.id());
        return choice != null
                ? Optional.of(choice.edits())
                : setups.current().ofRegistry().map(ChosenEdits::metafile)
                        .filter(name -> metafiles.sets(name).stream().map(EditSet::tag).anyMatch(profile.set()::equals))
                        .map(name -> new ChosenEdits(name, List.of(profile.set()), false, false));
    }
}
