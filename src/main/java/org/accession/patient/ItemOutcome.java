package org.accession.patient;

import org.accession.dictionary.Item;

/** What became of one {@link ItemChange}. */
public sealed interface ItemOutcome {

    Item item();

    /** The item has the new value. */
    record Changed(Item item) implements ItemOutcome {}

    /** The item had the new value already. */
    record Unchanged(Item item) implements ItemOutcome {}

    /** Somebody else has changed the item since; it keeps the value found. */
    record Refused(Item item, String expected, String found, String wanted) implements ItemOutcome {

        /** The item only: values may identify a patient and do not belong in a log. */
        @Override
        public String toString() {
            return "Refused[" + item + "]";
        }
    }

    /** The item follows from others and is locked: it has the value that follows, not the one that was wanted. */
    record Derived(Item item, String source, String value, String wanted) implements ItemOutcome {

        /** The item only: values may identify a patient and do not belong in a log. */
        @Override
        public String toString() {
            return "Derived[" + item + " by " + source + "]";
        }
    }

    /** The item over-rides edits, which is done with a reason alone; it keeps the value that it had. */
    record Unexplained(Item item) implements ItemOutcome {}
}
