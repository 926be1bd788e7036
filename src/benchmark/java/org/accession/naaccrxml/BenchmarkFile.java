package org.accession.naaccrxml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;

/** Full abstracts of made-up patients in NAACCR 23, the newest version that naaccr-xml 9.0 knows. */
final class BenchmarkFile {

    static final int PATIENTS = 20_000;
    private static final Path FILE = Path.of("target", "benchmark", "naaccr-23-" + PATIENTS + ".xml");

    private BenchmarkFile() {}

    /** The file; made when it is not there. */
    static Path path() throws IOException {
        if (!Files.exists(FILE)) {
            Files.createDirectories(FILE.getParent());
            Path unfinished = Files.createTempFile(FILE.getParent(), "naaccr", ".xml");
            write(unfinished);
            Files.move(unfinished, FILE, StandardCopyOption.ATOMIC_MOVE);
        }
        return FILE;
    }

    private static void write(Path file) throws IOException {
        Dictionary dictionary = Dictionaries.standard().version(new NaaccrVersion(23));
        Conversion conversion = Conversion.between(Dictionaries.standard().working(), dictionary);
        Root root = Root.of(dictionary, RecordType.A, OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        Iterator<SyntheticPatient> made = new SyntheticRegistry(23, SyntheticOptions.usual()).iterator();
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(Files.newOutputStream(file), root,
                WriterOptions.standard())) {
            for (int i = 1; i <= PATIENTS; i++) {
                SyntheticPatient patient = made.next();
                List<Values> tumors = new ArrayList<>(patient.tumors());
                conversion.apply(patient.values(), tumors);
                writer.write(PatientRecord.of(i, patient.values(), tumors));
            }
        }
    }
}
