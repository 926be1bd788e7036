package org.accession.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.accession.dictionary.PartialDate;
import org.accession.intake.Held.Person;
import org.accession.patient.Patient;
import org.accession.patient.Tumor;
import org.accession.patient.TumorCase;

/**
 * Finds the tumor that a new case tells of: one that another facility has reported, where site, morphology and laterality
 * are the same and the dates of diagnosis at most two months apart; else a new one. What others have reported only the
 * database knows, which answers with ids.
 */
final class TumorLinks {

    private static final String MATCH = "SELECT asked, tumor_id FROM match_tumors(?, ?, ?, ?, ?, ?, ?)";
    private static final int MONTHS_APART = 2;

    private record Asked(TumorCase one, Person person) {}

    /** A tumor that this batch has made, by its first case, and the facilities that have reported it. */
    private record Made(TumorCase first, Set<Long> facilityIds) {}

    /** A tumor that was there before, reported by a facility in this batch. */
    private record Report(long tumorId, long facilityId) {}

    private final List<Asked> asked = new ArrayList<>();
    private final Map<Patient, List<Made>> made = new IdentityHashMap<>();
    private final Map<Long, Tumor> known = new HashMap<>();
    private final Set<Report> reported = new HashSet<>();
    private final Set<Tumor> joined = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A new case, whose tumor is found before it is written. */
    void add(TumorCase one, Person person) {
        asked.add(new Asked(one, person));
    }

    /**
     * Finds the tumors of the cases that were added; the records of their patients have been written before.
     *
     * @return the first cases of tumors that are new
     */
    List<TumorCase> link(Connection connection) throws SQLException {
        List<TumorCase> firsts = new ArrayList<>();
        Map<Asked, List<Long>> matches = matches(connection,
                asked.stream().filter(one -> !one.person().isAlone).toList());
        for (Asked one : asked) {
            if (!isOfKnown(one, matches.getOrDefault(one, List.of())) && !isOfMade(one)) {
                make(one);
                firsts.add(one.one());
            }
        }
        asked.clear();
        return firsts;
    }

    /** The tumors that have got one more source. */
    Set<Tumor> joined() {
        return joined;
    }

    private boolean isOfKnown(Asked one, List<Long> matches) {
        for (long id : matches) {
            boolean isMade = made(one).stream().anyMatch(other -> Objects.equals(other.first().tumor.id, id));
            if (!isMade && reported.add(new Report(id, one.person().facilityId))) {
                join(one, known.computeIfAbsent(id, TumorLinks::reference));
                return true;
            }
        }
        return false;
    }

    private boolean isOfMade(Asked one) {
        for (Made other : made(one)) {
            if (isSame(other.first(), one.one()) && other.facilityIds().add(one.person().facilityId)) {
                join(one, other.first().tumor);
                return true;
            }
        }
        return false;
    }

    private void join(Asked one, Tumor tumor) {
        one.one().tumor = tumor;
        joined.add(tumor);
    }

    private void make(Asked one) {
        Tumor tumor = new Tumor();
        tumor.patient = one.person().row.patient;
        one.one().tumor = tumor;
        made(one).add(new Made(one.one(), new HashSet<>(Set.of(one.person().facilityId))));
    }

    private List<Made> made(Asked one) {
        return made.computeIfAbsent(one.person().row.patient, any -> new ArrayList<>(1));
    }

    private static Tumor reference(long id) {
        Tumor tumor = new Tumor();
        tumor.id = id;
        return tumor;
    }

    private static Map<Asked, List<Long>> matches(Connection connection, List<Asked> cases) throws SQLException {
        Map<Asked, List<Long>> matches = new IdentityHashMap<>();
        if (cases.isEmpty()) {
            return matches;
        }
        try (PreparedStatement select = connection.prepareStatement(MATCH)) {
            select.setArray(1, array(connection, "bigint", cases, one -> one.person().row.patient.id));
            select.setArray(2, array(connection, "bigint", cases, one -> one.person().facilityId));
            select.setArray(3, array(connection, "text", cases, one -> one.one().primarySite));
            select.setArray(4, array(connection, "text", cases, one -> one.one().histologicTypeIcdO3));
            select.setArray(5, array(connection, "text", cases, one -> one.one().behaviorCodeIcdO3));
            select.setArray(6, array(connection, "text", cases, one -> one.one().laterality));
            select.setArray(7, array(connection, "text", cases, one -> written(one.one().dateOfDiagnosis)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    matches.computeIfAbsent(cases.get(rows.getInt(1) - 1), any -> new ArrayList<>(1))
                            .add(rows.getLong(2));
                }
            }
        }
        return matches;
    }

    private static Array array(Connection connection, String type, List<Asked> cases, Function<Asked, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, cases.stream().map(part).toArray());
    }

    private static String written(PartialDate date) {
        return date == null ? null : date.written();
    }

    private static boolean isSame(TumorCase first, TumorCase one) {
        return first.primarySite != null && first.primarySite.equals(one.primarySite)
                && Objects.equals(first.histologicTypeIcdO3, one.histologicTypeIcdO3)
                && Objects.equals(first.behaviorCodeIcdO3, one.behaviorCodeIcdO3)
                && Objects.equals(first.laterality, one.laterality)
                && areNear(first.dateOfDiagnosis, one.dateOfDiagnosis);
    }

    private static boolean areNear(PartialDate one, PartialDate other) {
        return one != null && other != null && isBy(one.firstDay(), other.lastDay())
                && isBy(other.firstDay(), one.lastDay());
    }

    private static boolean isBy(LocalDate first, LocalDate last) {
        return !first.isAfter(last.plusMonths(MONTHS_APART));
    }
}
