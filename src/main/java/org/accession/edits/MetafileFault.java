package org.accession.edits;

import java.io.IOException;

/** A file that is no metafile; the message says why. */
public final class MetafileFault extends IOException {

    MetafileFault(String sentence) {
        super(sentence);
    }

    MetafileFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
