package org.accession.checking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What a setup was made of. Rows are added only, so that the newest ids say it all. */
    private record Origin(long choice, LocalDate day) {}

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
            made = new Made(origin, new EditSetup(chosen, metafiles.usual().map(ChosenEdits::usual), this::active));
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

    private ActiveEdits active(CompiledMetafile metafile, List<? extends ReadyEdit> edits) {
        return new ActiveEdits(metafile, edits, Dictionaries.standard(), clock, staging);
    }

    private Origin origin() {
        Number choice = (Number) EditChoice.getEntityManager()
                .createNativeQuery("SELECT coalesce(max(id), 0) FROM edit_choice").getSingleResult();
        return new Origin(choice.longValue(), LocalDate.now(clock));
    }
}
