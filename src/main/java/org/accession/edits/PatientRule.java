package org.accession.edits;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.accession.dictionary.Item;

/** The compiled logic of an edit over all tumors of a patient. Does not change; safe for use by threads. */
public interface PatientRule {

    /**
     * The tumors that fail, by their place from 0, each with the XML ids of the items that it fails on; none named are all
     * of the edit.
     *
     * @param today the day as a number, for example 20260630
     * @throws org.accession.rules.RunFault if it comes to no verdict
     */
    Map<Integer, Set<String>> failing(List<EditRecord> tumors, int today);

    /** The items that it reads. */
    Set<Item> items();
}
