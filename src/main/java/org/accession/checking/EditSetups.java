package org.accession.checking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.CompiledEdit;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.EditSelection;
import org.accession.edits.UsualSet;
import org.accession.staging.CollaborativeSchemas;

/**
 * Knows which edits hold. They are in memory and looked after in the database each time they are asked for; and made anew
 * every day, for edits know what day it is.
 */
@ApplicationScoped
class EditSetups {

    private record Made(LocalDate day, EditSetup setup) {}

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
        LocalDate day = LocalDate.now(clock);
        Made ready = made;
        return ready != null && ready.day().equals(day) ? ready.setup() : make(day);
    }

    private synchronized EditSetup make(LocalDate day) {
        if (made == null || !made.day().equals(day)) {
            List<ActiveEdits> usual = metafiles.usual().map(metafile -> List.of(active(metafile, usual(metafile))))
                    .orElse(List.of());
            made = new Made(day, new EditSetup(facility -> usual));
        }
        return made.setup();
    }

    private ActiveEdits active(CompiledMetafile metafile, List<CompiledEdit> edits) {
        return new ActiveEdits(metafile, edits, Dictionaries.standard(), clock, staging);
    }

    private static List<CompiledEdit> usual(CompiledMetafile metafile) {
        return UsualSet.of(metafile.metafile()).flatMap(set -> EditSelection.set(metafile, set.tag()))
                .orElseGet(() -> EditSelection.usual(metafile));
    }
}
