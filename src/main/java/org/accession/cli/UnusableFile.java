package org.accession.cli;

import java.io.IOException;

/** A file that cannot be used; the message is one sentence that names it. */
final class UnusableFile extends IOException {

    UnusableFile(String file, String sentence) {
        super(file + ": " + sentence);
    }
}
