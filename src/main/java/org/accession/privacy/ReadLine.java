package org.accession.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.audit.ReadLog;
import org.accession.audit.ReadLog.Kind;
import org.accession.identity.Facility;
import org.accession.identity.Person;
import org.accession.patient.FacilityPatient;
import org.accession.patient.PatientItems;

/**
 * A read as the privacy officer sees it.
 *
 * @param person in an address, or null for the registry's own work
 * @param patient in an address, or null where it was of none, or the patient is not seen
 * @param what what was read
 */
record ReadLine(long id, Instant at, String who, UUID person, String what, String patientName, UUID patient,
        String facility, String reason, String session, String client) {

    /** The lines of reads, in their order. */
    static List<ReadLine> of(List<ReadLog> reads) {
        Map<Long, Person> people = byId(reads, read -> read.personId,
                ids -> Person.<Person>list("id in ?1", ids), person -> person.id);
        Map<Long, Facility> facilities = byId(reads, read -> read.facilityId,
                ids -> Facility.<Facility>list("id in ?1", ids), facility -> facility.id);
        Map<Long, FacilityPatient> records = byId(reads, read -> read.facilityPatientId,
                ids -> FacilityPatient.<FacilityPatient>list(
                        "from FacilityPatient f join fetch f.patient where f.id in ?1", ids),
                record -> record.id);
        return reads.stream().map(read -> of(read, people.get(read.personId), facilities.get(read.facilityId),
                records.get(read.facilityPatientId))).toList();
    }

    private static ReadLine of(ReadLog read, Person person, Facility facility, FacilityPatient record) {
        return new ReadLine(read.id, read.at, person == null ? "Registry" : person.name,
                person == null ? null : person.publicId, what(read), record == null ? "" : name(record),
                record == null ? null : record.patient.publicId, facility == null ? "" : facility.name,
                read.reason == null ? "" : read.reason, read.session == null ? "" : read.session,
                read.client == null ? "" : read.client);
    }

    static String what(Kind kind) {
        return switch (kind) {
            case PATIENT -> "Patient";
            case CASE -> "Case";
            case LIST -> "In a list";
            case DOCUMENT -> "Document";
            case EXPORT -> "Export";
            case PRINT -> "Print";
            case RELEASE -> "Release";
            case LOG -> "This log";
        };
    }

    static String name(PatientItems items) {
        return Stream.of(items.nameLast, items.nameFirst).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static String what(ReadLog read) {
        return what(read.kind) + (read.what == null ? "" : ": " + read.what);
    }

    private static <T> Map<Long, T> byId(List<ReadLog> reads, Function<ReadLog, Long> id,
            Function<Collection<Long>, List<T>> find, Function<T, Long> idOf) {
        Collection<Long> ids = reads.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, T> found = new HashMap<>();
        if (!ids.isEmpty()) {
            find.apply(ids).forEach(one -> found.put(idOf.apply(one), one));
        }
        return found;
    }
}
