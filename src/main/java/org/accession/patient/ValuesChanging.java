package org.accession.patient;

import java.util.ArrayList;
import java.util.List;

/**
 * Sent before values are stored, new or changed, in the same transaction. Observers derive, then check: they set values of
 * the drafts, and what they keep of their own is written by {@link #whenStored}. Whoever stores values sends it: a form, an
 * import, a repair.
 */
public final class ValuesChanging {

    /** The priority of an observer that sets items which follow from others. */
    public static final int DERIVE = 1000;
    /** The priority of an observer that finds fault with values, the derived ones among them. */
    public static final int CHECK = 2000;

    private final List<RecordDraft> records;
    private final List<Runnable> afterwards = new ArrayList<>();

    public ValuesChanging(List<RecordDraft> records) {
        this.records = List.copyOf(records);
    }

    /** The records, each whole: of one of which only one item changes, too. */
    public List<RecordDraft> records() {
        return records;
    }

    /** Work to be done in the transaction once the rows are written and have their ids. */
    public void whenStored(Runnable work) {
        afterwards.add(work);
    }

    /** Says that the rows are written. */
    public void stored() {
        afterwards.forEach(Runnable::run);
    }
}
