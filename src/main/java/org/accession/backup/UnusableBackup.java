package org.accession.backup;

import java.io.IOException;

/** A file that cannot be restored, or not here; the message is the sentence to show. */
class UnusableBackup extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableBackup(String message) {
        super(message);
    }

    UnusableBackup(String message, Throwable cause) {
        super(message, cause);
    }
}
