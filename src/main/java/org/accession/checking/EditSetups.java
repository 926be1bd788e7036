package org.accession.checking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.ReadyEdit;
import org.accession.staging.CollaborativeSchemas;

/**
 * Knows which edits hold. They are in memory and looked after in the database each time they are asked for; and made anew
 * every day, for edits know what day it is.
 */
@ApplicationScoped
class EditSetups {

    /** What a setup was made of. Choices are added only, so that the newest id says it all. */
    private record Origin(long choice, String local, LocalDate day) {}

    private record Made(Origin origin, EditSetup setup) {}

    private final Metafiles metafiles;
    private final Clock clock;
    private final CollaborativeSchemas staging;
    private volatile Made made;

    EditSetups(Metafiles metafiles, Clock clock) {
        this.metafiles = metafiles;
        this.clock = clock;
        staging = CollaborativeSchemas.shipped(clock);
    }

    /** What holds now; within the caller's transaction. */
    EditSetup current() {
        Origin origin = origin();
        Made ready = made;
        return ready != null && ready.origin().equals(origin) ? ready.setup() : make(origin);
    }

    private synchronized EditSetup make(Origin origin) {
        if (made == null || !made.origin().equals(origin)) {
            Map<Long, ChosenEdits> chosen = new HashMap<>();
            EditChoice.inForce().forEach((facility, choice) -> chosen.put(facility, choice.edits()));
            made = new Made(origin, new EditSetup(chosen, metafiles.usual().map(ChosenEdits::usual), this::active,
                    local(LocalEdit.active())));
        }
        return made.setup();
    }

    private List<ActiveEdits> active(ChosenEdits chosen) {
        List<ActiveEdits> active = new ArrayList<>();
        metafiles.find(chosen.metafile()).ifPresent(metafile -> active.add(active(metafile, chosen.of(metafile))));
        if (chosen.withSeer()) {
            metafiles.seer().ifPresent(seer -> active.add(active(seer,
                    Stream.concat(seer.edits().stream(), seer.patientEdits().stream()).toList())));
        }
        return active;
    }

    /** Edits of the registry's own, ready to run: by the id of the facility, those for all by 0. */
    Map<Long, ActiveEdits> local(List<LocalEdit> local) {
        Map<Long, ActiveEdits> active = new HashMap<>();
        local.stream().collect(Collectors.groupingBy(edit -> edit.facility == null ? 0L : edit.facility.id))
                .forEach((facility, edits) -> {
                    CompiledMetafile compiled = CompiledMetafile.compile(LocalEdit.metafile(edits),
                            Dictionaries.standard());
                    active.put(facility, active(compiled, compiled.edits()));
                });
        return active;
    }

    private ActiveEdits active(CompiledMetafile metafile, List<? extends ReadyEdit> edits) {
        return new ActiveEdits(metafile, edits, Dictionaries.standard(), clock, staging);
    }

    private Origin origin() {
        Object[] found = (Object[]) EditChoice.getEntityManager().createNativeQuery(
                """
                        SELECT coalesce((SELECT max(id) FROM edit_choice), 0),
                            (SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') FROM local_edit WHERE state = 'ACTIVE')""")
                .getSingleResult();
        return new Origin(((Number) found[0]).longValue(), (String) found[1], LocalDate.now(clock));
    }
}
