package org.accession.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.accession.patient.SourceRecord;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import de.siegmar.fastcsv.writer.CsvWriter;

/** The whole report of an import, as CSV (a line a record) or JSON; it names items and lines, never values. */
final class ImportReport {

    private final FileImport taken;

    ImportReport(FileImport taken) {
        this.taken = taken;
    }

    void csv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord("patient", "tumor", "line", "outcome", "reason", "patientOutcome");
        try (Stream<SourceRecord> records = records()) {
            records.forEach(record -> csv.writeRecord(String.valueOf(record.place.patientOrdinal()),
                    String.valueOf(record.place.tumorOrdinal()), String.valueOf(record.line), record.outcome.name(),
                    record.reason == null ? "" : record.reason,
                    record.patientOutcome == null ? "" : record.patientOutcome.name()));
        }
        csv.flush();
        writer.flush();
    }

    void json(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out);
                Stream<SourceRecord> records = records()) {
            json.writeStartObject();
            file(json);
            counts(json);
            json.writeArrayFieldStart("conversions");
            for (ImportView.Conversion conversion : ImportLists.conversions(taken)) {
                json.writeStartObject();
                json.writeStringField("item", conversion.item());
                json.writeStringField("what", conversion.what());
                json.writeNumberField("times", conversion.times());
                json.writeNumberField("firstLine", conversion.firstLine());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("possibleDuplicatePatients");
            for (ImportView.Duplicate pair : ImportLists.duplicates(taken, Integer.MAX_VALUE)) {
                json.writeStartObject();
                json.writeNumberField("patient", pair.patient());
                json.writeStringField("one", pair.oneId().toString());
                json.writeStringField("other", pair.otherId().toString());
                json.writeStringField("why", pair.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("records");
            for (SourceRecord record : (Iterable<SourceRecord>) records::iterator) {
                json.writeStartObject();
                json.writeNumberField("patient", record.place.patientOrdinal());
                json.writeNumberField("tumor", record.place.tumorOrdinal());
                json.writeNumberField("line", record.line);
                json.writeStringField("outcome", record.outcome.name());
                if (record.patientOutcome != null) {
                    json.writeStringField("patientOutcome", record.patientOutcome.name());
                }
                if (record.reason != null) {
                    json.writeStringField("reason", record.reason);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void file(JsonGenerator json) throws IOException {
        json.writeStringField("file", taken.sourceFile.name);
        json.writeStringField("sha256", HexFormat.of().formatHex(taken.sourceFile.sha256));
        json.writeStringField("received", taken.sourceFile.receivedAt.toString());
        json.writeStringField("state", taken.job.state.name());
        json.writeStringField("message", taken.job.message);
    }

    private void counts(JsonGenerator json) throws IOException {
        json.writeNumberField("read", taken.read);
        json.writeNumberField("new", taken.created);
        json.writeNumberField("updated", taken.updated);
        json.writeNumberField("unchanged", taken.unchanged);
        json.writeNumberField("older", taken.older);
        json.writeNumberField("rejected", taken.rejected);
        json.writeNumberField("patientsUpdated", taken.patientsUpdated);
        json.writeNumberField("patientsOlder", taken.patientsOlder);
        json.writeNumberField("possibleDuplicates", taken.possibleDuplicates);
        json.writeNumberField("faults", taken.faults);
    }

    private Stream<SourceRecord> records() {
        return SourceRecord.stream("place.sourceFileId = ?1 order by place.patientOrdinal, place.tumorOrdinal",
                taken.sourceFile.id);
    }
}
