package org.accession.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.accession.dictionary.ConversionNote;
import org.accession.intake.Arrival.Place;
import org.accession.intake.Arrival.Rejection;
import org.accession.intake.Preparation.Prepared;
import org.accession.naaccrxml.ValueFault;

/**
 * Records that are stored together.
 *
 * @param patients the Patient elements
 * @param fileFaults what is wrong with the values before the first patient
 * @param end where reading goes on behind them
 */
record Batch(List<Prepared> patients, List<ValueFault> fileFaults, End end) {

    /**
     * A place between two patients.
     *
     * @param offset in bytes from the beginning of the file
     * @param line the line there
     * @param patients how many patients come before
     */
    record End(long offset, long line, int patients) {}

    /**
     * What became of an item's value on its way in: the name of a kind of {@link ConversionNote}, or {@link #OVERRULED}.
     */
    record Conversion(String item, String kind) {

        /** The registry derives the item, and otherwise than the record has it. */
        static final String OVERRULED = "OVERRULED";

        static final Comparator<Conversion> ORDER = Comparator.comparing(Conversion::item)
                .thenComparing(Conversion::kind);
    }

    /** How often, and where first. */
    record Times(int times, long firstLine) {

        static Times add(Times one, Times other) {
            return new Times(one.times + other.times, Math.min(one.firstLine, other.firstLine));
        }
    }

    /** The first half and the second, each to be stored by itself. */
    List<Batch> halves() {
        int half = patients.size() / 2;
        Place second = patients.get(half).place();
        return List.of(
                new Batch(patients.subList(0, half), fileFaults,
                        new End(second.offset(), second.line(), second.patient() - 1)),
                new Batch(patients.subList(half, patients.size()), List.of(), end));
    }

    /** The same records, all rejected. */
    Batch rejected(String reason) {
        return new Batch(patients.stream().map(patient -> patient.rejected(reason)).toList(), fileFaults, end);
    }

    int records() {
        return patients.stream().mapToInt(Prepared::records).sum();
    }

    List<Arrival> arrivals() {
        return patients.stream().flatMap(patient -> patient.arrivals().stream()).toList();
    }

    List<Rejection> rejections() {
        return patients.stream().flatMap(patient -> patient.rejections().stream()).toList();
    }

    List<ValueFault> faults() {
        return Stream.concat(fileFaults.stream(), patients.stream().flatMap(patient -> patient.faults().stream()))
                .toList();
    }

    Map<Conversion, Times> conversions() {
        Map<Conversion, Times> all = new TreeMap<>(Conversion.ORDER);
        for (Prepared patient : patients) {
            for (ConversionNote note : patient.notes()) {
                all.merge(new Conversion(note.item().id(), note.kind().name()), new Times(1, patient.place().line()),
                        Times::add);
            }
        }
        return all;
    }
}
