package org.accession.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.accession.intake.Batch.End;
import org.accession.intake.Preparation.Prepared;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.NaaccrXmlReader.Position;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.StructuralFault;
import org.accession.naaccrxml.ValueFault;

/** Reads a file batch by batch. Where it stops being NAACCR XML, what came before is a batch still. */
final class RecordReader implements AutoCloseable {

    private static final int RECORDS = 500;
    private static final long BYTES = 16 << 20;

    private final NaaccrXmlReader reader;
    private final Preparation preparation;
    private List<ValueFault> fileFaults;
    private StructuralFault fault;

    RecordReader(NaaccrXmlReader reader, Preparation preparation, End from) throws IOException {
        this.reader = reader;
        this.preparation = preparation;
        fileFaults = from.patients() == 0 ? reader.root().faults() : List.of();
        if (from.patients() > 0) {
            reader.resume(new Position(from.offset(), from.line(), from.patients()));
        }
    }

    /**
     * The next batch; null at the end of the file.
     *
     * @throws StructuralFault where the file stops being NAACCR XML
     */
    Batch next() throws IOException {
        if (fault != null) {
            throw fault;
        }
        List<Prepared> patients = new ArrayList<>();
        Position end = reader.position();
        int records = 0;
        long bytes = 0;
        while (records < RECORDS && bytes < BYTES) {
            PatientRecord patient = nextPatient(!patients.isEmpty());
            if (patient == null) {
                break;
            }
            end = reader.position();
            Prepared prepared = preparation.prepare(patient);
            patients.add(prepared);
            records += prepared.records();
            bytes += patient.byteLength();
        }
        return patients.isEmpty() && fileFaults.isEmpty() ? null : batch(patients, end);
    }

    private Batch batch(List<Prepared> patients, Position end) {
        List<ValueFault> before = fileFaults;
        fileFaults = List.of();
        return new Batch(patients, before, new End(end.offset(), end.line(), end.patients()));
    }

    private PatientRecord nextPatient(boolean keepFault) throws IOException {
        try {
            return reader.next();
        } catch (StructuralFault found) {
            if (!keepFault) {
                throw found;
            }
            fault = found;
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
