package org.accession.naaccrxml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.accession.naaccrxml.NaaccrFile.Content;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read and written is what was there. */
class RoundTripTest {

    @Test
    void example_files_come_back_as_they_were() throws IOException {
        for (Path file : SampleFiles.all()) {
            comesBack(new NaaccrFile(Files.readAllBytes(file)));
        }
    }

    @Property(tries = 500)
    void any_file_comes_back_as_it_was(@ForAll long seed) throws IOException {
        comesBack(NaaccrFile.xml(AnyFile.of(seed)));
    }

    private static void comesBack(NaaccrFile file) throws IOException {
        Content before = file.read();
        NaaccrFile written = write(before);
        Content after = written.read();

        assertThat(withoutPlaces(after)).as(written.text()).isEqualTo(withoutPlaces(before));
        assertThat(write(after).text()).isEqualTo(written.text());
    }

    private static NaaccrFile write(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, content.root(), WriterOptions.standard())) {
            for (PatientRecord patient : content.patients()) {
                assertThat(writer.write(patient)).isEmpty();
            }
        }
        return new NaaccrFile(out.toByteArray());
    }

    private static Content withoutPlaces(Content content) {
        Root root = content.root();
        return new Content(
                new Root(root.dictionary(), root.specificationVersion(), root.recordType(), root.timeGenerated(),
                        root.userDictionaryUris(), root.attributes(), root.values(), root.strayItems(),
                        root.extensions(), List.of()),
                content.patients().stream().map(RoundTripTest::withoutPlaces).toList());
    }

    private static PatientRecord withoutPlaces(PatientRecord patient) {
        return new PatientRecord(patient.ordinal(), 0, 0, 0, patient.values(), patient.strayItems(),
                patient.extensions(),
                patient.tumors().stream().map(tumor -> new TumorRecord(tumor.ordinal(), 0, tumor.values(),
                        tumor.strayItems(), tumor.extensions())).toList(),
                List.of());
    }
}
