package org.accession.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.WriterOptions;

/** A NAACCR XML file as tests tell it: {@code aFile().with(aPatient("Doe", "Jane").with(aCase("C504")))}. */
final class NaaccrFile {

    /** Items of one element. */
    static class Items<T extends Items<T>> {
        final List<String[]> items = new ArrayList<>();

        @SuppressWarnings("unchecked")
        T set(String id, String value) {
            items.add(new String[]{id, value});
            return (T) this;
        }

        Values values(Dictionary dictionary) {
            Values values = new Values();
            items.forEach(item -> values.set(dictionary.item(item[0]), item[1]));
            return values;
        }
    }

    /** A patient. */
    static final class APatient extends Items<APatient> {
        private final List<ACase> cases = new ArrayList<>();

        APatient born(String date) {
            return set("dateOfBirth", date);
        }

        APatient ssn(String number) {
            return set("socialSecurityNumber", number);
        }

        APatient with(ACase one) {
            cases.add(one);
            return this;
        }
    }

    /** A case. */
    static final class ACase extends Items<ACase> {

        ACase diagnosed(String date) {
            return set("dateOfDiagnosis", date);
        }

        ACase mrn(String number) {
            return set("medicalRecordNumber", number);
        }

        ACase accession(String number, String sequence) {
            return set("accessionNumberHosp", number).set("sequenceNumberHospital", sequence);
        }

        ACase at(String fin) {
            return set("reportingFacility", fin);
        }
    }

    private final Dictionary dictionary;
    private final List<APatient> patients = new ArrayList<>();
    private OffsetDateTime made = OffsetDateTime.parse("2026-11-01T10:00:00Z");

    private NaaccrFile(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    static NaaccrFile aFile() {
        return new NaaccrFile(Dictionaries.standard().working());
    }

    static NaaccrFile aFile(int version) {
        return new NaaccrFile(Dictionaries.standard().version(new NaaccrVersion(version)));
    }

    static APatient aPatient(String last, String first) {
        return new APatient().set("nameLast", last).set("nameFirst", first);
    }

    static ACase aCase(String site) {
        return new ACase().set("primarySite", site).set("histologicTypeIcdO3", "8500").set("behaviorCodeIcdO3", "3");
    }

    NaaccrFile made(String when) {
        made = OffsetDateTime.parse(when);
        return this;
    }

    NaaccrFile with(APatient patient) {
        patients.add(patient);
        return this;
    }

    /** The file, in a folder that goes with the build. */
    Path write() throws IOException {
        return writeTo(Files.createTempFile(Path.of("target"), "intake", ".xml"));
    }

    private Path writeTo(Path file) throws IOException {
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(Files.newOutputStream(file),
                Root.of(dictionary, RecordType.A, made), WriterOptions.standard())) {
            for (APatient patient : patients) {
                writer.write(PatientRecord.of(0, patient.values(dictionary),
                        patient.cases.stream().map(one -> one.values(dictionary)).toList()));
            }
        }
        return file;
    }
}
