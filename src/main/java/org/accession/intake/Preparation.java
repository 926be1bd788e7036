package org.accession.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Arrival.Place;
import org.accession.intake.Arrival.Rejection;
import org.accession.intake.FacilityChoice.Answer;
import org.accession.keys.Keyring;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.TumorRecord;
import org.accession.naaccrxml.ValueFault;
import org.accession.patient.Identifier;

/**
 * Makes of each Patient element what the registry can take: in its working version, one arrival for each facility that
 * reports a tumor of the patient. Not for use by several threads.
 */
final class Preparation {

    /**
     * A Patient element, ready to be stored.
     *
     * @param place where it stands
     * @param records how many records it counts for: its tumors, or one without any
     */
    record Prepared(Place place, int records, List<Arrival> arrivals, List<Rejection> rejections,
            List<ConversionNote> notes, List<ValueFault> faults) {

        /** The same element, all of it rejected. */
        Prepared rejected(String reason) {
            List<Rejection> all = new ArrayList<>(rejections);
            arrivals.forEach(arrival -> all.addAll(arrival.rejected(reason)));
            return new Prepared(place, records, List.of(), all, notes, faults);
        }
    }

    private static final int PATIENT_ONLY = 0;

    private final Conversion conversion;
    private final RecordHash hash;
    private final EvidenceItems evidence;
    private final FacilityChoice facilities;
    private final Item fin;
    private final Item npi;

    Preparation(Dictionary from, Dictionary working, Keyring keys, FacilityChoice facilities) {
        conversion = Conversion.between(from, working);
        hash = new RecordHash(from);
        evidence = new EvidenceItems(working, keys);
        this.facilities = facilities;
        fin = working.item("reportingFacility");
        npi = working.item("npiReportingFacility");
    }

    Prepared prepare(PatientRecord record) {
        return new Element(record).prepared();
    }

    /** One Patient element. */
    private final class Element {
        private final PatientRecord record;
        private final Place place;
        private final Map<Long, List<ArrivingCase>> cases = new LinkedHashMap<>();
        private final List<Arrival> arrivals = new ArrayList<>(1);
        private final List<Rejection> rejections = new ArrayList<>(0);

        Element(PatientRecord record) {
            this.record = record;
            place = new Place(record.ordinal(), record.line(), record.byteOffset(), record.byteLength());
        }

        Prepared prepared() {
            List<byte[]> hashes = hashes();
            List<Values> tumors = record.tumors().stream().map(TumorRecord::values).toList();
            List<ConversionNote> notes = conversion.apply(record.values(), tumors);
            tumors.forEach(this::lift);
            if (tumors.isEmpty()) {
                patientOnly(hashes.get(0));
            } else {
                for (int i = 0; i < tumors.size(); i++) {
                    sort(record.tumors().get(i), hashes.get(i));
                }
                cases.forEach(this::arrive);
            }
            return new Prepared(place, Math.max(1, tumors.size()), arrivals, rejections, notes, record.faults());
        }

        private List<byte[]> hashes() {
            if (record.tumors().isEmpty()) {
                return List.of(hash.of(record.values(), new Values(0), record.strayItems()));
            }
            return record.tumors().stream()
                    .map(tumor -> hash.of(record.values(), tumor.values(), tumor.strayItems())).toList();
        }

        /** An identifier in the wrong element may not be stored there: it is encrypted with the patient alone. */
        private void lift(Values tumor) {
            for (Identifier identifier : Identifier.values()) {
                String value = tumor.get(identifier.item());
                if (!value.isEmpty()) {
                    tumor.set(identifier.item(), "");
                    if (record.values().isBlank(identifier.item())) {
                        record.values().set(identifier.item(), value);
                    }
                }
            }
        }

        private void patientOnly(byte[] itsHash) {
            Answer answer = facilities.of("", "");
            Evidence who = evidence.of(record.values(), List.of());
            if (answer.refusal() != null || who.isNone()) {
                rejections.add(new Rejection(place, PATIENT_ONLY, record.line(), itsHash, answer.facilityId(),
                        answer.refusal() != null ? answer.refusal() : nobody()));
            } else {
                arrivals.add(
                        new Arrival(place, answer.facilityId(), who, record.values(), itsHash, strays(), List.of()));
            }
        }

        private void sort(TumorRecord tumor, byte[] itsHash) {
            Answer answer = facilities.of(tumor.values().get(fin), tumor.values().get(npi));
            if (answer.refusal() == null) {
                cases.computeIfAbsent(answer.facilityId(), id -> new ArrayList<>(1))
                        .add(new ArrivingCase(tumor.ordinal(), tumor.line(), itsHash,
                                strays() || !tumor.strayItems().isEmpty() || !tumor.extensions().isEmpty(),
                                tumor.values(), null));
            } else {
                rejections.add(new Rejection(place, tumor.ordinal(), tumor.line(), itsHash, null, answer.refusal()));
            }
        }

        private void arrive(Long facilityId, List<ArrivingCase> itsCases) {
            Evidence who = evidence.of(record.values(), itsCases.stream().map(ArrivingCase::values).toList());
            Arrival arrival = new Arrival(place, facilityId, who, record.values(), itsCases.get(0).hash(), strays(),
                    itsCases);
            if (who.isNone()) {
                rejections.addAll(arrival.rejected(nobody()));
            } else {
                arrivals.add(arrival);
            }
        }

        private boolean strays() {
            return !record.strayItems().isEmpty() || !record.extensions().isEmpty();
        }

        private static String nobody() {
            return "Nothing says who the patient is: no number, and no name with a birth date.";
        }
    }
}
