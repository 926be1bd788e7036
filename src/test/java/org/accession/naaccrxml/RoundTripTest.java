package org.accession.naaccrxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoundTripTest {

    @Test
    void example_files_come_back_as_they_were() throws IOException {
        for (Path file : SampleFiles.all()) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            List<PatientRecord> before = new ArrayList<>();
            Root root = copy(Files.newInputStream(file), written, before);
            List<PatientRecord> after = new ArrayList<>();
            Root again = copy(new ByteArrayInputStream(written.toByteArray()), new ByteArrayOutputStream(), after);

            assertThat(before).isNotEmpty();
            assertThat(again).isEqualTo(root);
            assertThat(after.stream().map(RoundTripTest::withoutPlaces).toList())
                    .isEqualTo(before.stream().map(RoundTripTest::withoutPlaces).toList());
        }
    }

    private static PatientRecord withoutPlaces(PatientRecord patient) {
        return new PatientRecord(patient.ordinal(), 0, 0, 0, patient.values(), patient.strayItems(),
                patient.extensions(),
                patient.tumors().stream().map(tumor -> new TumorRecord(tumor.ordinal(), 0, tumor.values(),
                        tumor.strayItems(), tumor.extensions())).toList(),
                patient.faults().stream().map(fault -> new ValueFault(fault.code(), 0, fault.patient(), fault.tumor(),
                        fault.item(), fault.value(), fault.message())).toList());
    }

    private static Root copy(InputStream in, ByteArrayOutputStream out, List<PatientRecord> patients)
            throws IOException {
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(in, Dictionaries.standard(), ReaderOptions.standard());
                NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, reader.root(), WriterOptions.standard())) {
            for (PatientRecord patient = reader.next(); patient != null; patient = reader.next()) {
                patients.add(patient);
                assertThat(writer.write(patient)).isEmpty();
            }
            return reader.root();
        }
    }
}
