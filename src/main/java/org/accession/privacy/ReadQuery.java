package org.accession.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.accession.audit.ReadLog;
import org.accession.identity.Facility;
import org.accession.identity.Person;
import org.accession.patient.Patient;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Page;

/** Finds reads, the newest first, of the facilities that the caller sees. */
final class ReadQuery {

    /** Who was merged into the patient stands for them. */
    private static final String MERGED = "SELECT patient_id FROM patient_alias WHERE stands_for = :patient AND ended_at IS NULL";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    ReadQuery(ReadFilter filter) {
        filter.begin().ifPresent(begin -> add("at >= :begin", "begin", begin));
        filter.end().ifPresent(end -> add("at < :end", "end", end));
        filter.kindOfRead().ifPresent(kind -> add("kind = :kind", "kind", kind));
        filter.facilityId().flatMap(Facility::findByPublicId)
                .ifPresent(facility -> add("facilityId = :facility", "facility", facility.id));
        filter.before.ifPresent(id -> add("id < :before", "before", id));
    }

    /** Only reads of the patient. */
    ReadQuery of(Patient patient) {
        List<Long> ids = new ArrayList<>(List.of(patient.id));
        Patient.getEntityManager().createNativeQuery(MERGED, Long.class).setParameter("patient", patient.id)
                .getResultList().forEach(id -> ids.add((Long) id));
        add("patientId in :patients", "patients", ids);
        return this;
    }

    /** Only what the person read. */
    ReadQuery by(Person person) {
        add("personId = :person", "person", person.id);
        return this;
    }

    /** How much the person read at facilities that the caller does not see. */
    static long elsewhere(Person person) {
        return (Long) ReadLog.getEntityManager().createNativeQuery("SELECT reads_elsewhere(:person)", Long.class)
                .setParameter("person", person.id).getSingleResult();
    }

    List<ReadLog> first(int most) {
        return find().page(Page.ofSize(most)).list();
    }

    Stream<ReadLog> all() {
        return find().stream();
    }

    private PanacheQuery<ReadLog> find() {
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        return ReadLog.find("from ReadLog " + where + " order by id desc", parameters);
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }
}
