package org.accession.edits;

import java.util.Set;

import org.accession.dictionary.Item;

/** An edit that is ready to run. */
public sealed interface ReadyEdit permits CompiledEdit, CompiledPatientEdit {

    Edit edit();

    /** The items that it reads, in the order in which they appear. */
    Set<Item> items();
}
