package org.accession.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Identification;
import org.accession.dictionary.Item;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.disclosure.Release;
import org.accession.identity.Facility;
import org.accession.identity.Scope;
import org.accession.intake.Importing;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.ReaderOptions;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.TumorRecord;
import org.accession.naaccrxml.ValueFault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoundTripTest {

    private static final Path SAMPLES = Path.of("../shared/samples");
    private static final Scope EVERYWHERE = Scope.everywhere(null);

    @Inject
    Importing importing;

    @Inject
    Exports exports;

    static Stream<Path> samples() throws IOException {
        if (Files.notExists(SAMPLES)) {
            return Stream.of(SAMPLES);
        }
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".xml.gz")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_goes_out_as_it_came_in(Path sample) throws Exception {
        assumeThat(sample).as("the sample files beside the project").isRegularFile();
        Facility facility = importing.facility("Round trip " + sample.getFileName(), null);
        importing.take(sample, facility);

        Root root = root(Files.newInputStream(sample));
        Built built = export(Selection.of(facility.id), root.version().number(), root.recordType());

        assertThat(canonical(built.stream())).isEqualTo(canonical(Files.newInputStream(sample)));
        assertThat(root(built.stream()).version()).isEqualTo(root.version());
        assertThat(root(built.stream()).recordType()).isEqualTo(root.recordType());
        assertThat(root(built.stream()).values()).isEqualTo(root.values());
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void the_record_type_decides_which_items_go_out(RecordType type) throws Exception {
        Path sample = SAMPLES.resolve("naaccr-xml-sample-v250-abstract-100.xml.gz");
        assumeThat(sample).as("the sample files beside the project").isRegularFile();
        Facility facility = importing.facility("Record type " + type, null);
        importing.take(sample, facility);

        Built built = export(Selection.of(facility.id), 26, type);

        Dictionary dictionary = Dictionaries.standard().working();
        Set<String> out = built.canonical().values().stream().flatMap(patient -> patient.ids().stream())
                .collect(Collectors.toSet());
        assertThat(out).isNotEmpty().allSatisfy(
                id -> assertThat(dictionary.item(id).recordTypes()).contains(type));
        assertThat(out.contains("nameLast")).isEqualTo(type != RecordType.I);
        assertThat(out.contains("textDxProcPath")).isEqualTo(type == RecordType.A || type == RecordType.M);
        assertThat(out.stream().anyMatch(id -> dictionary.item(id).identification() == Identification.ENCRYPTED))
                .isEqualTo(type != RecordType.I);
    }

    @Test
    void each_file_is_a_release_with_its_hash_and_each_patient_in_it() throws Exception {
        Facility facility = importing.facility("Released", null);
        importing.take(write(SMALL), facility);

        Built built = export(Selection.of(facility.id), 25, RecordType.A);

        assertThat(built.release().sha256).isEqualTo(MessageDigest.getInstance("SHA-256").digest(built.bytes()));
        assertThat(built.release().patients).isEqualTo(1);
        assertThat(built.release().recipient).isEqualTo("State registry");
        assertThat(importing.see(() -> Release.getEntityManager()
                .createNativeQuery("SELECT cases FROM release_patient WHERE release_id = " + built.release().id)
                .getResultList())).isEqualTo(List.of(1));
    }

    @Test
    void the_senders_own_items_and_extensions_go_out_again_and_the_others_are_told() throws Exception {
        Facility facility = importing.facility("Own items", null);
        importing.take(write(SMALL), facility);

        Built full = export(Selection.of(facility.id), 26, RecordType.A);

        assertThat(full.text()).contains("userDictionaryUri=\"http://example.org/own.xml\"")
                .contains("<Item naaccrId=\"ownScore\">7</Item>").contains("<own:note").contains("kept");
        Built limited = export(Selection.of(facility.id), 26, RecordType.I);
        assertThat(limited.text()).doesNotContain("ownScore").doesNotContain("own:note");
        assertThat(limited.notes()).extracting(ExportNote::item).contains("ownScore", "an extension");
    }

    @Test
    void a_case_that_a_list_named_later_goes_out_as_its_record_came() throws Exception {
        Facility facility = importing.facility("Listed later", null);
        importing.take(write(SMALL.replace("<Item naaccrId=\"ownScore\">7</Item>",
                "<Item naaccrId=\"dateOf1stContact\">20260203</Item><Item naaccrId=\"dateOfDiagnosis\">20260203</Item>"
                        + "<Item naaccrId=\"ageAtDiagnosis\">099</Item>")),
                facility);
        assertThat(importing.takeList("MRN,First contact\n17,2026-02-03\n", facility).unchanged).isEqualTo(1);

        assertThat(export(Selection.of(facility.id), 26, RecordType.A).text())
                .contains("<Item naaccrId=\"ageAtDiagnosis\">099</Item>");
    }

    @Test
    void what_a_file_says_of_who_sent_it_goes_out_again_where_all_the_files_agree() throws Exception {
        Facility facility = importing.facility("Who sent it", null);
        String root = "<Item naaccrId=\"recordType\">A</Item><Item naaccrId=\"registryId\">0000000123</Item>"
                + "<Item naaccrId=\"naaccrRecordVersion\">260</Item><Item naaccrId=\"registryType\">3</Item>";
        importing.take(write(SMALL.replaceFirst("<Patient>", root + "<own:sender>Jane</own:sender><Patient>")),
                facility);

        Built came = export(Selection.of(facility.id), 25, RecordType.M);
        assertThat(came.text()).contains("<Item naaccrId=\"recordType\">M</Item>",
                "<Item naaccrId=\"registryId\">0000000123</Item>",
                "<Item naaccrId=\"naaccrRecordVersion\">250</Item>").doesNotContain("own:sender");
        assertThat(came.notes()).extracting(ExportNote::item).contains("What stands before the first patient");
        assertThat(export(new ExportOrder(Selection.of(facility.id), 26, RecordType.A, false, "State", "Test"),
                EVERYWHERE).text()).as("a file of this registry").doesNotContain("registryId");

        importing.take(write(SMALL.replace(">17<", ">18<").replace("Doe", "Roe").replaceFirst("<Patient>",
                root.replace("123", "456") + "<Patient>")), facility);
        Built both = export(Selection.of(facility.id), 26, RecordType.A);
        assertThat(both.text()).contains("<Item naaccrId=\"registryType\">3</Item>").doesNotContain("registryId");
        assertThat(both.notes()).extracting(ExportNote::item).contains("registryId");
    }

    @Test
    void what_came_with_a_patient_without_tumors_goes_out_too() throws Exception {
        Facility facility = importing.facility("Without tumors", null);
        importing.take(write(SMALL.replaceAll("(?s)<Tumor>.*</Tumor>",
                "<Item naaccrId=\"ownScore\">7</Item><own:note>kept</own:note>")), facility);

        Built full = export(Selection.of(facility.id), 26, RecordType.A);

        assertThat(full.text()).contains("userDictionaryUri=\"http://example.org/own.xml\"")
                .contains("<Item naaccrId=\"ownScore\">7</Item>").contains("<own:note").contains("kept");
        assertThat(export(Selection.of(facility.id), 26, RecordType.C).notes()).extracting(ExportNote::item)
                .contains("ownScore", "an extension");
    }

    @Test
    void what_the_version_does_not_have_is_told_once_by_its_name() throws Exception {
        Path sample = SAMPLES.resolve("naaccr-xml-sample-v250-abstract-100.xml.gz");
        assumeThat(sample).as("the sample files beside the project").isRegularFile();
        Facility facility = importing.facility("Older version", null);
        importing.take(sample, facility);

        Built old = export(Selection.of(facility.id), 21, RecordType.A);

        assertThat(old.notes()).isNotEmpty().allSatisfy(note -> assertThat(note.item()).matches("[a-z]\\w+"));
        assertThat(old.notes()).extracting(ExportNote::what).doesNotContain("not-in-version");
    }

    @Test
    void who_sees_one_facility_exports_its_cases_out_of_a_file_of_several() throws Exception {
        Facility own = importing.facility("Own", "71501");
        importing.facility("Other", "71502");
        String patient = """
                <Patient><Item naaccrId="nameLast">%s</Item><Item naaccrId="dateOfBirth">19510203</Item>
                <Tumor><Item naaccrId="primarySite">C504</Item><Item naaccrId="medicalRecordNumber">%s</Item>
                <Item naaccrId="reportingFacility">%s</Item><Item naaccrId="ownScore">%s</Item></Tumor></Patient>
                """;
        importing.take(write(SMALL.replaceAll("(?s)<Patient>.*</Patient>", "")
                .replace("</NaaccrData>", patient.formatted("Doe", "A1", "71501", "7")
                        + patient.formatted("Roe", "B1", "71502", "8") + "</NaaccrData>")),
                null);

        Built built = export(Selection.of(own.id), 26, RecordType.A, new Scope(null, Set.of(own.id), null));

        assertThat(built.text()).contains("<Item naaccrId=\"ownScore\">7</Item>").doesNotContain("Roe", ">8<");
    }

    @Test
    void a_file_names_the_user_dictionary_of_each_item_that_is_in_it() throws Exception {
        Facility facility = importing.facility("Older items", null);
        Dictionary dictionary = Dictionaries.standard().version(new NaaccrVersion(21));
        Item reserved = dictionary.items().stream()
                .filter(item -> !item.dictionaryUri().equals(dictionary.version().uri())).findFirst().orElseThrow();
        String own = "userDictionaryUri=\"http://example.org/own.xml";
        importing.take(write(SMALL.replace("260", "210").replace(own, own + " " + reserved.dictionaryUri())
                .replace("<own:note>", "<Item naaccrId=\"" + reserved.id() + "\">5</Item><own:note>")), facility);

        Built built = export(Selection.of(facility.id), 21, RecordType.A);

        assertThat(root(built.stream()).userDictionaryUris()).contains("http://example.org/own.xml",
                reserved.dictionaryUri());
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(built.stream(), Dictionaries.standard(),
                ReaderOptions.standard())) {
            PatientRecord patient = reader.next();
            assertThat(patient.tumors().get(0).values().get(reserved)).isEqualTo("5");
            assertThat(patient.faults()).extracting(ValueFault::item).doesNotContain(reserved.id());
        }
    }

    @Test
    void what_the_registry_derives_goes_out_as_derived_unless_asked_for_as_it_came() throws Exception {
        Path sample = SAMPLES.resolve("naaccr-xml-sample-v250-abstract-10.xml.gz");
        assumeThat(sample).as("the sample files beside the project").isRegularFile();
        Facility facility = importing.facility("Derived", null);
        importing.take(sample, facility);

        Built derived = export(new ExportOrder(Selection.of(facility.id), 25, RecordType.A, false, "State registry",
                "Yearly submission"), EVERYWHERE);
        Built received = export(Selection.of(facility.id), 25, RecordType.A);

        assertThat(derived.text()).contains("<Item naaccrId=\"survMosActiveFollowup\">");
        assertThat(derived.canonical()).hasSameSizeAs(received.canonical()).isNotEqualTo(received.canonical());
    }

    private static final String SMALL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml"
             userDictionaryUri="http://example.org/own.xml" recordType="A" specificationVersion="1.8"
             xmlns="http://naaccr.org/naaccrxml" xmlns:own="http://example.org/own">
            <Patient><Item naaccrId="nameLast">Doe</Item><Item naaccrId="dateOfBirth">19510203</Item>
            <Tumor><Item naaccrId="primarySite">C504</Item><Item naaccrId="medicalRecordNumber">17</Item>
            <Item naaccrId="ownScore">7</Item><own:note>kept</own:note></Tumor></Patient>
            </NaaccrData>
            """;

    private static Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(Path.of("target"), "small", ".xml"), text);
    }

    private record Built(byte[] bytes, Release release, List<ExportNote> notes) {

        InputStream stream() {
            return new ByteArrayInputStream(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        Map<String, CanonicalPatient> canonical() throws IOException {
            return RoundTripTest.canonical(stream());
        }
    }

    private Built export(Selection selection, int version, RecordType type) {
        return export(selection, version, type, EVERYWHERE);
    }

    private Built export(Selection selection, int version, RecordType type, Scope scope) {
        return export(new ExportOrder(selection, version, type, true, "State registry", "Yearly submission"), scope);
    }

    private Built export(ExportOrder order, Scope scope) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicReference<Exports.Built> built = new AtomicReference<>();
        scope.run(() -> built.set(QuarkusTransaction.requiringNew().timeout(600)
                .call(() -> exports.build(order, "test.xml", out, scope, done -> {}))));
        return new Built(out.toByteArray(), built.get().release(), built.get().notes());
    }

    /** A patient with the tumors, without the order of either. */
    private record CanonicalPatient(Map<String, String> items, Map<String, Map<String, String>> tumors) {

        Set<String> ids() {
            Set<String> ids = new TreeSet<>(items.keySet());
            tumors.values().forEach(tumor -> ids.addAll(tumor.keySet()));
            return ids;
        }
    }

    private static Root root(InputStream in) throws IOException {
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(in, Dictionaries.standard(), ReaderOptions.standard())) {
            return reader.root();
        }
    }

    private static Map<String, CanonicalPatient> canonical(InputStream in) throws IOException {
        Map<String, CanonicalPatient> patients = new TreeMap<>();
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(in, Dictionaries.standard(), ReaderOptions.standard())) {
            Dictionary dictionary = reader.root().dictionary();
            for (PatientRecord patient = reader.next(); patient != null; patient = reader.next()) {
                List<TumorRecord> tumors = new ArrayList<>(patient.tumors());
                Map<String, Map<String, String>> byItems = new TreeMap<>();
                for (TumorRecord tumor : tumors) {
                    Map<String, String> items = items(dictionary, tumor.values());
                    assertThat(byItems.put(items.toString(), items)).as("a tumor like another one").isNull();
                }
                Map<String, String> items = items(dictionary, patient.values());
                assertThat(patients.put(items.toString(), new CanonicalPatient(items, byItems)))
                        .as("a patient like another one").isNull();
            }
        }
        return patients;
    }

    private static Map<String, String> items(Dictionary dictionary, Values values) {
        Map<String, String> items = new TreeMap<>();
        values.forEach(dictionary, (item, value) -> items.put(item.id(), value));
        // NAACCR 24 made one item of two: whoever had a maiden name has it as birth surname from then on.
        if (items.containsKey("nameMaiden")) {
            items.remove("nameBirthSurname", items.get("nameMaiden"));
        }
        return items;
    }
}
