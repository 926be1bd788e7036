package org.accession.patient;

import java.sql.SQLException;

/** The database refused or was gone: its cause says which. */
final class UncheckedSqlException extends RuntimeException {

    UncheckedSqlException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
