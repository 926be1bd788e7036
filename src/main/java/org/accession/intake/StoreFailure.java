package org.accession.intake;

import java.sql.SQLException;

/** The database refused or was gone; its cause says which, and {@code jobs} makes a sentence of it. */
final class StoreFailure extends RuntimeException {

    StoreFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
