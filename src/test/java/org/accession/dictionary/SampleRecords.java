package org.accession.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import static org.assertj.core.api.Assumptions.assumeThat;

/** The published sample files, read plainly: this package cannot see the reader of NAACCR XML. */
final class SampleRecords {

    record PatientWithTumors(Values patient, List<Values> tumors) {

        PatientWithTumors copy() {
            return new PatientWithTumors(patient.copy(), tumors.stream().map(Values::copy).toList());
        }
    }

    record Sample(Path file, Dictionary dictionary, List<PatientWithTumors> patients) {
        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    private static final Path FOLDER = Path.of("../shared/samples");

    private SampleRecords() {}

    static List<Sample> all() throws IOException, XMLStreamException {
        assumeThat(FOLDER).as("the published sample files are beside the project").isDirectory();
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".xml.gz")).sorted().toList()) {
                samples.add(read(file));
            }
        }
        return samples;
    }

    private static Sample read(Path file) throws IOException, XMLStreamException {
        Dictionary dictionary = null;
        List<PatientWithTumors> patients = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            Values current = new Values();
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "NaaccrData" -> dictionary = Dictionaries.standard().version(
                            NaaccrVersion.ofUri(xml.getAttributeValue(null, "baseDictionaryUri")).orElseThrow());
                    case "Patient" -> {
                        current = new Values();
                        patients.add(new PatientWithTumors(current, new ArrayList<>()));
                    }
                    case "Tumor" -> {
                        current = new Values();
                        patients.get(patients.size() - 1).tumors().add(current);
                    }
                    case "Item" -> {
                        Item item = dictionary.item(xml.getAttributeValue(null, "naaccrId"));
                        current.set(item, xml.getElementText());
                    }
                    default -> throw new XMLStreamException("Unexpected " + xml.getLocalName());
                }
            }
        }
        return new Sample(file, dictionary, patients);
    }
}
