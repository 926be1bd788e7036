package org.accession.edits;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which edits of a metafile run. */
public final class EditSelection {

    /** Why edits of the AJCC are off. */
    public static final String WITHOUT_AJCC = "Edits of the agency AJCC are off: they hold content of the American Joint "
            + "Committee on Cancer that needs a licence.";

    private EditSelection() {}

    /** Every edit. */
    public static List<CompiledEdit> all(CompiledMetafile metafile) {
        return metafile.edits();
    }

    /** Every edit but those of the AJCC. */
    public static List<CompiledEdit> usual(CompiledMetafile metafile) {
        return metafile.edits().stream().filter(edit -> !isOfAjcc(edit.edit())).toList();
    }

    /** The edits of a set, by its tag or name, but those of the AJCC; empty if there is no such set. */
    public static Optional<List<CompiledEdit>> set(CompiledMetafile metafile, String tagOrName) {
        return metafile.metafile().set(tagOrName).map(set -> {
            Set<String> tags = new HashSet<>(set.edits());
            return usual(metafile).stream().filter(edit -> tags.contains(edit.edit().tag())).toList();
        });
    }

    /** Whether the edit is one of the AJCC, by itself or with another agency. */
    public static boolean isOfAjcc(Edit edit) {
        return edit.agency().toUpperCase(Locale.ROOT).contains("AJCC");
    }
}
