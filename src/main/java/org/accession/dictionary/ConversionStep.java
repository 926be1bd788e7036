package org.accession.dictionary;

import java.util.List;

/** One thing that differs between two versions, and how a record gets over it. */
interface ConversionStep {

    /** Changes the record in place and says what it did. */
    void apply(ConversionRecord record, List<ConversionNote> notes);
}
