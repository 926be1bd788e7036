package org.accession.naaccrxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;

/** A file in a test: its bytes, and what is read from them. */
record NaaccrFile(byte[] bytes) {

    static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml" recordType="A" \
            timeGenerated="2026-11-22T10:00:00-05:00" specificationVersion="1.8" xmlns="http://naaccr.org/naaccrxml">
            """;

    static NaaccrFile xml(String text) {
        return new NaaccrFile(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A v26 file with the lines given in its root element; they begin on line 3. */
    static NaaccrFile holding(String... lines) {
        return xml(HEAD + String.join("\n", lines) + "\n</NaaccrData>\n");
    }

    /** A v26 file with one patient that has one tumor with the lines given; they begin on line 5. */
    static NaaccrFile tumor(String... lines) {
        return holding("<Patient>\n<Tumor>\n" + String.join("\n", lines) + "\n</Tumor>\n</Patient>");
    }

    static String item(String id, String value) {
        return "<Item naaccrId=\"" + id + "\">" + value + "</Item>";
    }

    /** The same with something else in the place of something that is in it. */
    NaaccrFile with(String instead, String of) {
        return xml(text().replace(of, instead));
    }

    NaaccrFile in(Charset charset) {
        return new NaaccrFile(text().getBytes(charset));
    }

    NaaccrFile gzipped() {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NaaccrFile(zipped.toByteArray());
    }

    NaaccrFile followedBy(byte[] more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return new NaaccrFile(all);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** What a whole file holds. */
    record Content(Root root, List<PatientRecord> patients) {

        PatientRecord patient() {
            return patients.get(0);
        }

        TumorRecord tumor() {
            return patient().tumors().get(0);
        }

        Dictionary items() {
            return root.dictionary();
        }

        /** The value of an item of the first tumor. */
        String tumorValue(String id) {
            return tumor().values().get(items().item(id));
        }

        /** The value of an item of the first patient. */
        String patientValue(String id) {
            return patient().values().get(items().item(id));
        }

        List<ValueFault> faults() {
            List<ValueFault> faults = new ArrayList<>(root.faults());
            patients.forEach(patient -> faults.addAll(patient.faults()));
            return faults;
        }
    }

    Content read() throws IOException {
        return read(Dictionaries.standard(), ReaderOptions.standard());
    }

    Content read(Dictionaries dictionaries, ReaderOptions options) throws IOException {
        return read(stream(), dictionaries, options);
    }

    static Content read(InputStream in, Dictionaries dictionaries, ReaderOptions options) throws IOException {
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(in, dictionaries, options)) {
            List<PatientRecord> patients = new ArrayList<>();
            for (PatientRecord patient = reader.next(); patient != null; patient = reader.next()) {
                patients.add(patient);
            }
            return new Content(reader.root(), patients);
        }
    }

    /** The file that this one becomes when it is read and written. */
    NaaccrFile rewritten() throws IOException {
        Content content = read();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, content.root(), WriterOptions.standard())) {
            for (PatientRecord patient : content.patients()) {
                writer.write(patient);
            }
        }
        return new NaaccrFile(out.toByteArray());
    }
}
