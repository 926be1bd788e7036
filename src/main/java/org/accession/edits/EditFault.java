package org.accession.edits;

/**
 * An edit that does not run, and why.
 *
 * @param edit its tag
 * @param name its name
 * @param reason a sentence
 */
public record EditFault(String edit, String name, String reason) {

    @Override
    public String toString() {
        return edit + " " + name + ": " + reason;
    }
}
