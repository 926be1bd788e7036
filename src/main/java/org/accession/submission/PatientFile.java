package org.accession.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.accession.checking.SubmissionCheck;
import org.accession.disclosure.Accounting;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.patient.FacilityPatient;
import org.accession.patient.TumorCase;

/** Gathers the cases of each patient, who come one after the other, and writes them together. */
final class PatientFile {

    private static final int TELL = 500;

    private final NaaccrXmlWriter writer;
    private final Outgoing outgoing;
    private final ExportNotes notes;
    private final Accounting accounting;
    private final LongConsumer progress;
    private final Optional<SubmissionCheck> check;
    private final List<TumorCase> cases = new ArrayList<>(2);
    private FacilityPatient patient;
    private int ordinal;
    private long written;

    PatientFile(NaaccrXmlWriter writer, Outgoing outgoing, ExportNotes notes, Accounting accounting,
            LongConsumer progress, Optional<SubmissionCheck> check) {
        this.check = check;
        this.writer = writer;
        this.outgoing = outgoing;
        this.notes = notes;
        this.accounting = accounting;
        this.progress = progress;
    }

    void add(TumorCase one) throws IOException {
        if (patient != null && !patient.id.equals(one.facilityPatient.id)) {
            end();
        }
        patient = one.facilityPatient;
        cases.add(one);
    }

    void addWithoutCases(FacilityPatient one) throws IOException {
        patient = one;
        end();
    }

    /** Writes the patient whose cases were gathered, if there is one. */
    void end() throws IOException {
        if (patient == null) {
            return;
        }
        notes.addFaults(writer.write(outgoing.record(++ordinal, patient, cases)));
        accounting.add(patient.id, patient.facility.id, patient.patient.id, cases.size());
        if (check.isPresent()) {
            check.get().add(patient, cases);
        }
        long before = written;
        written += cases.size();
        if (written / TELL > before / TELL) {
            progress.accept(written);
        }
        cases.clear();
        patient = null;
    }
}
