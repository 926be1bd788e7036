package org.accession.checking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.Edit;
import org.accession.edits.EditSet;
import org.accession.edits.Metafile;
import org.accession.edits.MetafileReader;
import org.accession.edits.ShippedMetafiles;

/**
 * The metafiles of the registry: shipped, or installed. None is read before it is first asked for; one that nobody uses may
 * leave the memory. To be asked within a transaction.
 */
@ApplicationScoped
class Metafiles {

    /** An edit and where it is. */
    record Found(Edit edit, CompiledMetafile metafile) {}

    private final Map<String, SoftReference<CompiledMetafile>> compiled = new ConcurrentHashMap<>();
    private List<Metafile> shipped;
    private Optional<CompiledMetafile> seer;

    /** The one that holds where nobody has chosen: what ships, or what was installed first; empty if there is none. */
    Optional<CompiledMetafile> usual() {
        return names().stream().findFirst().flatMap(this::find);
    }

    /** The metafile with the name, if the registry has it. */
    Optional<CompiledMetafile> find(String name) {
        SoftReference<CompiledMetafile> known = compiled.get(name);
        CompiledMetafile ready = known == null ? null : known.get();
        return ready != null ? Optional.of(ready) : load(name);
    }

    /** One is loaded at a time: each takes a second and much memory. */
    private synchronized Optional<CompiledMetafile> load(String name) {
        SoftReference<CompiledMetafile> known = compiled.get(name);
        if (known != null && known.get() != null) {
            return Optional.ofNullable(known.get());
        }
        Optional<CompiledMetafile> loaded = shipped().stream().filter(one -> one.name().equals(name)).findFirst()
                .or(() -> InstalledMetafile.named(name).map(Metafiles::read))
                .map(one -> CompiledMetafile.compile(one, Dictionaries.standard()));
        loaded.ifPresent(one -> compiled.put(name, new SoftReference<>(one)));
        return loaded;
    }

    /** SQLite reads files only. */
    private static Metafile read(InstalledMetafile installed) {
        try {
            Path file = Files.createTempFile("metafile", ".smf");
            try {
                installed.write(file);
                return MetafileReader.read(file, installed.fileName, Dictionaries.standard());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all of them, those that ship in front. */
    List<String> names() {
        return Stream.concat(shipped().stream().map(Metafile::name),
                InstalledMetafile.lines().stream().map(InstalledMetafile.Line::name)).toList();
    }

    /** Those that ship with Accession. */
    synchronized List<Metafile> shipped() {
        if (shipped == null) {
            shipped = List.copyOf(ShippedMetafiles.all());
        }
        return shipped;
    }

    /** The edits of SEER that those of NAACCR lack; none where the artifact was left out. */
    synchronized Optional<CompiledMetafile> seer() {
        if (seer == null) {
            seer = ShippedMetafiles.seer()
                    .map(one -> CompiledMetafile.compile(one, Dictionaries.standard()));
        }
        return seer;
    }

    private static CompiledMetafile local() {
        return CompiledMetafile.compile(LocalEdit.metafile(LocalEdit.active()), Dictionaries.standard());
    }

    /** The edit sets of a metafile; none if there is no such metafile. */
    List<EditSet> sets(String metafile) {
        return find(metafile).map(one -> one.metafile().sets()).orElse(List.of());
    }

    /** The edit with the number, in that metafile, in that of SEER, or among the registry's own. */
    Optional<Found> edit(String metafile, String tag) {
        return Stream.of(find(metafile), seer(), Optional.of(local())).flatMap(Optional::stream)
                .flatMap(one -> one.metafile().edit(tag).map(edit -> new Found(edit, one)).stream()).findFirst();
    }
}
