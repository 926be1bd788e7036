package org.accession.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.accession.audit.ReadLog;

import de.siegmar.fastcsv.writer.CsvWriter;

/** Reads as CSV, however many. */
final class ReadCsv {

    private static final int BATCH = 500;

    private ReadCsv() {}

    static void write(Stream<ReadLog> reads, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord("row", "at", "who", "what", "patient", "patient name", "facility", "reason", "session", "from");
        List<ReadLog> batch = new ArrayList<>(BATCH);
        for (Iterator<ReadLog> each = reads.iterator(); each.hasNext();) {
            batch.add(each.next());
            if (batch.size() == BATCH || !each.hasNext()) {
                ReadLine.of(batch).forEach(line -> write(line, csv));
                ReadLog.getEntityManager().clear();
                batch.clear();
            }
        }
        csv.flush();
        writer.flush();
    }

    private static void write(ReadLine line, CsvWriter csv) {
        csv.writeRecord(Stream.of(String.valueOf(line.id()), line.at().toString(), line.who(), line.what(),
                line.patient() == null ? "" : line.patient().toString(), line.patientName(), line.facility(),
                line.reason(), line.session(), line.client()).map(ReadCsv::harmless).toArray(String[]::new));
    }

    /** A spreadsheet takes a field that begins like a formula for one. */
    private static String harmless(String field) {
        return field.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + field : field;
    }
}
