package org.accession.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.keys.Keyring;
import org.accession.naaccrxml.Extension;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.StrayItem;
import org.accession.naaccrxml.TumorRecord;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;

/** Makes of what is held the record that goes out: in the version asked for, with the items that its record type carries. */
final class Outgoing {

    private final Dictionary target;
    private final Conversion conversion;
    private final RecordType type;
    private final Keyring keys;
    private final Strays strays;
    private final Optional<AsReceived> asReceived;
    private final ExportNotes notes;

    /**
     * @param working of the version in which cases are held
     * @param target of the version in which they go out
     * @param asReceived for what is derived to go out as it came
     */
    Outgoing(Dictionary working, Dictionary target, RecordType type, Keyring keys, Strays strays,
            Optional<AsReceived> asReceived, ExportNotes notes) {
        this.asReceived = asReceived;
        this.target = target;
        this.type = type;
        this.keys = keys;
        this.strays = strays;
        this.notes = notes;
        conversion = Conversion.between(working, target);
    }

    PatientRecord record(int ordinal, FacilityPatient patient, List<TumorCase> cases) throws IOException {
        Values values = type == RecordType.I ? patient.values() : patient.valuesWithIdentifiers(keys);
        List<Values> tumors = cases.stream().map(TumorCase::values).toList();
        asReceived.ifPresent(came -> came.restore(patient, values, cases, tumors));
        notes.addConversions(conversion.apply(values, tumors));
        keepCarried(values);
        tumors.forEach(this::keepCarried);
        Optional<ReceivedRecords.Found> ofPatient = Optional.empty();
        List<TumorRecord> records = new ArrayList<>(tumors.size());
        for (int i = 0; i < tumors.size(); i++) {
            Optional<ReceivedRecords.Found> source = strays.of(cases.get(i).id);
            records.add(tumor(i + 1, tumors.get(i), source));
            source.ifPresent(came -> strays.takeUp(came.patient().values(), values));
            if (ofPatient.isEmpty()) {
                ofPatient = source.filter(Outgoing::hasStraysOfPatient);
            }
        }
        if (cases.isEmpty()) {
            ofPatient = strays.ofPatient(patient.id);
            ofPatient.ifPresent(came -> strays.takeUp(came.patient().values(), values));
        }
        List<StrayItem> items = List.of();
        List<Extension> extensions = List.of();
        if (ofPatient.isPresent()) {
            PatientRecord came = ofPatient.get().patient();
            items = strays.fitting(came.strayItems());
            extensions = strays.fittingExtensions(came.extensions());
        }
        return new PatientRecord(ordinal, 0, 0, 0, values, items, extensions, records, List.of());
    }

    private static boolean hasStraysOfPatient(ReceivedRecords.Found came) {
        return !came.patient().strayItems().isEmpty() || !came.patient().extensions().isEmpty();
    }

    private TumorRecord tumor(int ordinal, Values values, Optional<ReceivedRecords.Found> source) {
        source.ifPresent(came -> strays.takeUp(came.tumorRecord().values(), values));
        return source.map(ReceivedRecords.Found::tumorRecord)
                .map(came -> new TumorRecord(ordinal, 0, values, strays.fitting(came.strayItems()),
                        strays.fittingExtensions(came.extensions())))
                .orElseGet(() -> TumorRecord.of(ordinal, values));
    }

    private void keepCarried(Values values) {
        for (int ordinal = 0; ordinal < values.limit(); ordinal++) {
            Item item = target.at(ordinal);
            if (item != null && !item.recordTypes().contains(type)) {
                values.set(ordinal, null);
            }
        }
    }
}
