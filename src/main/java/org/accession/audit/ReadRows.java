package org.accession.audit;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.accession.audit.ReadLog.Kind;

/** The rows of the log of reads as the database gives them. */
final class ReadRows {

    static final String COLUMNS = "id, at, person_id, kind, what, reason, facility_id, patient_id, facility_patient_id,"
            + " tumor_case_id, session, path, client";

    private ReadRows() {}

    /** The row of a query for {@link #COLUMNS}. */
    static ReadLog read(ResultSet row) throws SQLException {
        ReadLog read = new ReadLog();
        read.id = row.getLong(1);
        read.at = LogColumns.at(row, 2);
        read.personId = row.getObject(3, Long.class);
        read.kind = LogColumns.constant(Kind.class, row.getString(4));
        read.what = row.getString(5);
        read.reason = row.getString(6);
        read.facilityId = row.getObject(7, Long.class);
        read.patientId = row.getObject(8, Long.class);
        read.facilityPatientId = row.getObject(9, Long.class);
        read.tumorCaseId = row.getObject(10, Long.class);
        read.session = row.getString(11);
        read.path = row.getString(12);
        read.client = row.getString(13);
        return read;
    }
}
