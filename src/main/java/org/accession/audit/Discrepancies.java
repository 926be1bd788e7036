package org.accession.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.accession.audit.Discrepancy.Kind;

/** Collects what a verification finds: all are counted, the first are kept, and none is told twice. */
final class Discrepancies {

    private static final int MOST = 1000;

    private final Connection connection;
    private final List<Discrepancy> first = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private int found;

    Discrepancies(Connection connection) {
        this.connection = connection;
    }

    void ofChange(Kind kind, ChangeLog row, String sentence) throws SQLException {
        ofChange(kind, row.patientId, row.chainPosition, row.id, row.at, sentence);
    }

    void ofChange(Kind kind, long patientId, long position, Long row, Instant at, String sentence) throws SQLException {
        if (told.add(patientId + "/" + position)) {
            add(new Discrepancy(kind, publicId(patientId), row, at, sentence));
        }
    }

    void ofRow(Kind kind, LogRow row, String sentence) throws SQLException {
        add(new Discrepancy(kind, row.patientId() == null ? null : publicId(row.patientId()), row.id(), row.at(),
                sentence));
    }

    void add(Kind kind, String sentence) {
        add(new Discrepancy(kind, null, null, null, sentence));
    }

    List<Discrepancy> first() {
        return List.copyOf(first);
    }

    int found() {
        return found;
    }

    void add(Discrepancy one) {
        found++;
        if (first.size() < MOST) {
            first.add(one);
        }
    }

    private UUID publicId(long patientId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT public_id FROM patient WHERE id = ?")) {
            query.setLong(1, patientId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }
}
