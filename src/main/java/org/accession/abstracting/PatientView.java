package org.accession.abstracting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;
import org.accession.patient.FacilityPatient;
import org.accession.patient.Identifier;
import org.accession.patient.Patient;
import org.accession.patient.PatientItems;
import org.accession.patient.TumorCase;

/**
 * A patient as one page shows them.
 *
 * @param knownElsewhere whether a facility that the reader does not see reports of them too
 */
record PatientView(PatientHeader header, String born, String vitalStatus, String lastContact, List<Held> held,
        List<CaseLine> cases, Timeline timeline, boolean knownElsewhere) {

    /**
     * What one facility holds of the person.
     *
     * @param mrn masked
     * @param ssn masked
     */
    record Held(String facility, String mrn, String ssn, int cases) {}

    static PatientView of(Patient patient, List<FacilityPatient> records, List<TumorCase> cases, Keyring keyring,
            LocalDate today) {
        PatientItems items = patient.asSeen(records);
        return new PatientView(PatientHeader.of(patient, records, cases, today), Written.date(items.dateOfBirth),
                Terms.orCode("vitalStatus", items.vitalStatus), Written.date(items.dateOfLastContact),
                records.stream().map(record -> held(record, cases, keyring)).toList(),
                cases.stream().map(CaseLine::of).toList(), timeline(records, cases), patient.belief().isEmpty());
    }

    private static Held held(FacilityPatient record, List<TumorCase> cases, Keyring keyring) {
        Item ssn = Identifier.SOCIAL_SECURITY_NUMBER.item();
        return new Held(record.facility.name, Written.masked(record.mrn),
                Written.masked(record.valuesWithIdentifiers(keyring).get(ssn)),
                (int) cases.stream().filter(one -> one.facilityPatient.id.equals(record.id)).count());
    }

    private static Timeline timeline(List<FacilityPatient> records, List<TumorCase> cases) {
        List<TimelineEvent> events = new ArrayList<>();
        for (FacilityPatient record : records) {
            events.addAll(TimelineItems.events(record.values(), Level.PATIENT, TimelineEvent.PATIENT));
        }
        List<Long> lanes = cases.stream().map(PatientView::laneKey).distinct().toList();
        for (TumorCase one : cases) {
            Values values = one.values();
            events.addAll(TimelineItems.events(values, Level.TUMOR, lanes.indexOf(laneKey(one))));
        }
        List<String> labels = lanes.stream().map(key -> cases.stream().filter(one -> laneKey(one).equals(key))
                .findFirst().map(Written::chip).orElseThrow()).toList();
        return Timeline.of(labels, events.stream().distinct().toList());
    }

    /** Cases of one tumor share a lane; what is only suspected has one of its own. */
    private static Long laneKey(TumorCase one) {
        return one.tumor == null ? -one.id : one.tumor.id;
    }
}
