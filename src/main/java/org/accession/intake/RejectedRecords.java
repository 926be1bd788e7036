package org.accession.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.identity.Scope;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.NaaccrXmlReader.Position;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.ReaderOptions;
import org.accession.naaccrxml.WriterOptions;
import org.accession.patient.RegistryDictionaries;
import org.accession.patient.SourceContent;
import org.accession.patient.SourceRecord;
import org.accession.patient.SourceRecord.Outcome;

import de.siegmar.fastcsv.writer.CsvWriter;

/** The rejected records of a file as they came, in a file that can be mended and imported again. */
@ApplicationScoped
class RejectedRecords {

    private final SourceContent content;
    private final RegistryDictionaries dictionaries;

    RejectedRecords(SourceContent content, RegistryDictionaries dictionaries) {
        this.dictionaries = dictionaries;
        this.content = content;
    }

    /** As the file came: patients with a rejected tumor whole, in NAACCR XML of the version in which they came. */
    void naaccrXml(FileImport taken, Scope scope, OutputStream out) throws IOException {
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(open(taken, scope), dictionaries.current(),
                ReaderOptions.standard().withoutValidation());
                NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, reader.root(), WriterOptions.standard())) {
            int last = 0;
            for (SourceRecord record : rejected(taken)) {
                int ordinal = record.place.patientOrdinal();
                if (ordinal != last) {
                    reader.resume(new Position(record.byteOffset, 1, ordinal - 1));
                    PatientRecord patient = reader.next();
                    writer.write(patient);
                    last = ordinal;
                }
            }
        }
    }

    /** The lines of a list of cases, each with the reason in a column of its own, the first: a line may have too many. */
    void csv(FileImport taken, Scope scope, OutputStream out) throws IOException, UnreadableFile {
        Map<Integer, String> reasons = new HashMap<>();
        rejected(taken).forEach(record -> reasons.put(record.place.patientOrdinal(), record.reason));
        CaseList list;
        try (InputStream in = open(taken, scope)) {
            list = CaseList.read(in);
        }
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(with("Why it was rejected", list.headings()));
        for (int i = 0; i < list.rows().size(); i++) {
            if (reasons.containsKey(i + 1)) {
                csv.writeRecord(with(reasons.get(i + 1), list.rows().get(i).fields()));
            }
        }
        csv.flush();
        writer.flush();
    }

    private InputStream open(FileImport taken, Scope scope) {
        return content.open(taken.sourceFile.id, taken.sourceFile.length, scope);
    }

    private static List<String> with(String first, List<String> fields) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(fields);
        return all;
    }

    private static List<SourceRecord> rejected(FileImport taken) {
        return SourceRecord.list("place.sourceFileId = ?1 and outcome = ?2 order by place.patientOrdinal",
                taken.sourceFile.id, Outcome.REJECTED);
    }
}
