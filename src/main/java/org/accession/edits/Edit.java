package org.accession.edits;

import java.util.List;

/**
 * An edit of a metafile.
 *
 * @param tag what it is known by, for example {@code N0148}
 * @param name its name, for example {@code Abstracted By (COC)}
 * @param agency who wrote it, for example {@code COC}
 * @param message what it says when it fails, with placeholders
 * @param description what it is about
 * @param items the XML ids of its items, in the order in which placeholders count them
 * @param logic what it does
 */
public record Edit(String tag, String name, String agency, String message, String description, List<String> items,
        EditLogic logic) {

    /** The logic as EDITS source; of an edit that was translated it is written anew, without comments. */
    public String source() {
        return logic.source();
    }

    @Override
    public String toString() {
        return tag + " " + name;
    }
}
