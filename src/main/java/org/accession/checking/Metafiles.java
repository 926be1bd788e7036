package org.accession.checking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.Edit;
import org.accession.edits.EditSet;
import org.accession.edits.Metafile;
import org.accession.edits.ShippedMetafiles;

/** The metafiles of the registry. None is read before it is first asked for. */
@ApplicationScoped
class Metafiles {

    /** An edit and where it is. */
    record Found(Edit edit, CompiledMetafile metafile) {}

    private final Map<String, CompiledMetafile> compiled = new ConcurrentHashMap<>();
    private List<Metafile> shipped;

    /** The one that holds where nobody has chosen; none where the artifact was left out. */
    Optional<CompiledMetafile> usual() {
        return shipped().stream().findFirst().map(this::compile);
    }

    /** The edit sets of the metafile that holds. */
    List<EditSet> sets() {
        return usual().map(one -> one.metafile().sets()).orElse(List.of());
    }

    /** The edit with the number, in the metafile that holds. */
    Optional<Found> edit(String tag) {
        return usual().flatMap(one -> one.metafile().edit(tag).map(edit -> new Found(edit, one)));
    }

    private CompiledMetafile compile(Metafile metafile) {
        return compiled.computeIfAbsent(metafile.name(),
                name -> CompiledMetafile.compile(metafile, Dictionaries.standard()));
    }

    private synchronized List<Metafile> shipped() {
        if (shipped == null) {
            shipped = List.copyOf(ShippedMetafiles.all());
        }
        return shipped;
    }
}
