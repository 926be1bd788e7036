package org.accession.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MultivaluedMap;

import org.accession.edits.EditSet;
import org.accession.identity.Facility;

/**
 * What somebody has filled in on which edits are run over whose cases, and what is wrong with it.
 *
 * @param facility what stands for the facility in an address, a profile behind {@link #SUBMISSION}, or nothing
 */
record EditChoiceForm(String facility, String metafile, List<String> sets, boolean ajcc, boolean seer,
        List<String> problems) {

    /** Before the id of a submission profile, in the place of a facility. */
    static final String SUBMISSION = "submission-";

    static EditChoiceForm of(String facility, ChosenEdits chosen) {
        return new EditChoiceForm(facility, chosen.metafile(), chosen.sets(), chosen.withAjcc(), chosen.withSeer(),
                List.of());
    }

    static EditChoiceForm of(MultivaluedMap<String, String> given, List<String> metafiles, List<EditSet> known) {
        List<String> problems = new ArrayList<>();
        String facility = Optional.ofNullable(given.getFirst("facility")).orElse("");
        String metafile = Optional.ofNullable(given.getFirst("metafile")).orElse("");
        List<String> sets = given.getOrDefault("set", List.of());
        boolean all = given.containsKey("all");
        if (choiceOf(facility).isEmpty()) {
            problems.add("There is no such facility.");
        }
        if (!metafiles.contains(metafile)) {
            problems.add("There is no such metafile.");
        } else {
            Set<String> tags = known.stream().map(EditSet::tag).collect(Collectors.toSet());
            sets.stream().filter(set -> !tags.contains(set)).limit(1)
                    .forEach(set -> problems.add(metafile + " has no edit set of that number."));
            if (sets.isEmpty() && !all) {
                problems.add("Choose a set, or every edit of the metafile: with none, no case would be checked.");
            }
        }
        return new EditChoiceForm(facility, metafile, all ? List.of() : List.copyOf(sets), given.containsKey("ajcc"),
                given.containsKey("seer"), problems);
    }

    /** The choice; only of a form without problems. */
    EditChoice choice(Long personId) {
        EditChoice choice = choiceOf(facility).orElseThrow();
        choice.metafile = metafile;
        choice.sets = sets;
        choice.withAjcc = ajcc;
        choice.withSeer = seer;
        choice.chosenBy = personId;
        return choice;
    }

    public boolean has(String set) {
        return sets.contains(set);
    }

    public boolean has(SubmissionProfile profile) {
        return profileOf(facility).filter(profile::equals).isPresent();
    }

    /** A choice for the facility, the profile or the registry, in which nothing is chosen; empty if there is none such. */
    static Optional<EditChoice> choiceOf(String whose) {
        EditChoice choice = new EditChoice();
        choice.facility = facilityOf(whose).orElse(null);
        choice.profile = profileOf(whose).map(SubmissionProfile::id).orElse(null);
        return whose.isEmpty() || choice.facility != null || choice.profile != null
                ? Optional.of(choice)
                : Optional.empty();
    }

    static Optional<Facility> facilityOf(String publicId) {
        return Facility.byName().stream().filter(one -> one.publicId.toString().equals(publicId)).findFirst();
    }

    static Optional<SubmissionProfile> profileOf(String written) {
        return written.startsWith(SUBMISSION)
                ? SubmissionProfile.find(written.substring(SUBMISSION.length()))
                : Optional.empty();
    }
}
