package org.accession.edits;

import java.util.List;

/**
 * What an edit has to say about a record.
 *
 * @param edit the edit
 * @param severity how much it weighs
 * @param message the message with its placeholders filled; several are joined by a semicolon
 * @param items the items of the edit with their values in the record
 * @param metafile the name of the metafile
 */
public record Finding(Edit edit, Severity severity, String message, List<ItemValue> items, String metafile) {

    /**
     * An item with its value.
     *
     * @param item the XML id
     * @param value as the record has it, in the version of the metafile
     */
    public record ItemValue(String item, String value) {}
}
