package org.accession.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** What the columns of a log hold; null where it is nothing that the service has ever written. */
final class LogColumns {

    private LogColumns() {}

    static Instant at(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        boolean isFinite = at != null && !at.equals(OffsetDateTime.MAX) && !at.equals(OffsetDateTime.MIN);
        return isFinite ? at.toInstant() : null;
    }

    /** -1 where there is none: it counts as nothing that was written. */
    static long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? -1 : number;
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants()).filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }
}
