package org.accession.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MultivaluedMap;

import org.accession.edits.EditSet;
import org.accession.identity.Facility;

/** What somebody has filled in on which edits are run over whose cases, and what is wrong with it. */
record EditChoiceForm(String facility, String metafile, List<String> sets, boolean ajcc, boolean seer,
        List<String> problems) {

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
        if (!facility.isEmpty() && facilityOf(facility).isEmpty()) {
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
        EditChoice choice = new EditChoice();
        choice.facility = facilityOf(facility).orElse(null);
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

    static Optional<Facility> facilityOf(String publicId) {
        return Facility.byName().stream().filter(one -> one.publicId.toString().equals(publicId)).findFirst();
    }
}
