package org.accession.checking;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.accession.edits.CompiledEdit;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.EditSelection;
import org.accession.edits.EditSet;
import org.accession.edits.UsualSet;

/**
 * Edits of a metafile that are run together.
 *
 * @param metafile its name
 * @param sets the tags of edit sets, all of whose edits are run; none stands for every edit
 * @param withAjcc whether those of the agency AJCC are among them
 * @param withSeer whether those of SEER are run besides that the metafile of NAACCR lacks
 */
record ChosenEdits(String metafile, List<String> sets, boolean withAjcc, boolean withSeer) {

    ChosenEdits {
        sets = sets.stream().sorted().distinct().toList();
    }

    /** What is run until somebody chooses. */
    static ChosenEdits usual(CompiledMetafile metafile) {
        List<String> set = UsualSet.of(metafile.metafile()).map(EditSet::tag).map(List::of).orElse(List.of());
        return new ChosenEdits(metafile.metafile().name(), set, false, false);
    }

    /** The same of another metafile, whose sets have the same tags. */
    ChosenEdits in(String other) {
        return new ChosenEdits(other, sets, withAjcc, withSeer);
    }

    /** Those among the edits of the metafile. */
    List<CompiledEdit> of(CompiledMetafile compiled) {
        List<CompiledEdit> edits = withAjcc ? EditSelection.all(compiled) : EditSelection.usual(compiled);
        if (sets.isEmpty()) {
            return edits;
        }
        Set<String> tags = compiled.metafile().sets().stream().filter(set -> sets.contains(set.tag()))
                .flatMap(set -> set.edits().stream()).collect(Collectors.toSet());
        return edits.stream().filter(edit -> tags.contains(edit.edit().tag())).toList();
    }
}
