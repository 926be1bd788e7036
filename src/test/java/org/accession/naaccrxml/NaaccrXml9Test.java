package org.accession.naaccrxml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.NaaccrFile.Content;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.imsweb.naaccrxml.NaaccrErrorUtils;
import com.imsweb.naaccrxml.NaaccrIOException;
import com.imsweb.naaccrxml.NaaccrOptions;
import com.imsweb.naaccrxml.NaaccrValidationError;
import com.imsweb.naaccrxml.PatientXmlReader;
import com.imsweb.naaccrxml.entity.AbstractEntity;
import com.imsweb.naaccrxml.entity.Patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against the reference implementation, naaccr-xml 9.0, which knows the versions up to 23. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NaaccrXml9Test {

    private static final Map<FaultCode, String> CODES = Map.of(FaultCode.TOO_LONG, NaaccrErrorUtils.CODE_VAL_TOO_LONG,
            FaultCode.TOO_SHORT, NaaccrErrorUtils.CODE_VAL_TOO_SHORT, FaultCode.BAD_TYPE,
            NaaccrErrorUtils.CODE_VAL_DATA_TYPE, FaultCode.LEADING_SPACE, NaaccrErrorUtils.CODE_VAL_START_SPACE,
            FaultCode.TRAILING_SPACE, NaaccrErrorUtils.CODE_VAL_END_SPACE, FaultCode.UNKNOWN_ITEM,
            NaaccrErrorUtils.CODE_BAD_NAACCR_ID, FaultCode.WRONG_NUMBER, NaaccrErrorUtils.CODE_BAD_NAACCR_NUM);

    private static String head(int version) {
        return "<NaaccrData baseDictionaryUri=\"" + new NaaccrVersion(version).uri()
                + "\" recordType=\"A\" specificationVersion=\"1.6\" xmlns=\"http://naaccr.org/naaccrxml\">\n";
    }

    private static List<Patient> peer(String text) throws IOException, NaaccrIOException {
        List<Patient> patients = new ArrayList<>();
        try (PatientXmlReader reader = new PatientXmlReader(new StringReader(text), NaaccrOptions.getDefault())) {
            for (Patient patient = reader.readPatient(); patient != null; patient = reader.readPatient()) {
                patients.add(patient);
            }
        }
        return patients;
    }

    private static Map<String, String> values(AbstractEntity entity) {
        Map<String, String> values = new TreeMap<>();
        entity.getItems().forEach(item -> values.put(item.getNaaccrId(), item.getValue()));
        return values;
    }

    private static Map<String, String> values(Dictionary dictionary, Values values) {
        Map<String, String> byId = new TreeMap<>();
        values.forEach(dictionary, (item, value) -> byId.put(item.id(), value));
        return byId;
    }

    private static void assertSame(Content ours, List<Patient> peers) {
        assertThat(ours.patients()).hasSameSizeAs(peers);
        for (int i = 0; i < peers.size(); i++) {
            PatientRecord patient = ours.patients().get(i);
            Patient peer = peers.get(i);
            assertThat(values(ours.items(), patient.values())).isEqualTo(values(peer));
            assertThat(patient.tumors()).hasSize(peer.getTumors().size());
            for (int j = 0; j < peer.getTumors().size(); j++) {
                assertThat(values(ours.items(), patient.tumors().get(j).values()))
                        .isEqualTo(values(peer.getTumors().get(j)));
            }
        }
    }

    private static List<Path> samples() throws IOException {
        return SampleFiles.all().stream().filter(file -> file.toString().matches(".*-v2[1-3]0-.*")).toList();
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            // 9.0 knows specifications up to 1.6; this one differs in nothing that a data file shows.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("Version=\"1.7\"", "Version=\"1.6\"");
        }
    }

    @Test
    void example_files_hold_the_same_values_and_faults() throws Exception {
        for (Path file : samples()) {
            Content ours = NaaccrFile.xml(text(file)).read();
            List<Patient> peers = peer(text(file));

            assertSame(ours, peers);
            assertThat(ours.faults()).hasSize(peers.stream().mapToInt(p -> p.getAllValidationErrors().size()).sum());
        }
    }

    @Test
    void files_that_we_write_are_right_and_hold_the_same_values() throws Exception {
        for (Path file : samples()) {
            Content ours = NaaccrFile.xml(text(file)).read();
            for (WriterOptions options : List.of(WriterOptions.standard(),
                    WriterOptions.standard().withItemNumbers())) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, ours.root(), options)) {
                    for (PatientRecord patient : ours.patients()) {
                        assertThat(writer.write(patient)).isEmpty();
                    }
                }
                List<Patient> peers = peer(out.toString(StandardCharsets.UTF_8));
                assertThat(peers).allSatisfy(patient -> assertThat(patient.getAllValidationErrors()).isEmpty());
                assertSame(ours, peers);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23})
    void any_value_of_any_item_is_judged_alike(int version) throws Exception {
        List<String> tried = List.of("1", "12", "123", "1234", "12345678", "123456789", "A", "AB", "ABC", "C504", "ab",
                "1A",
                "1.5", "1.", ".5", "-1", "2023", "202304", "20230405", "20231301", "20230432", "2023040", "17991231",
                "21000101", "20230230", " 1", "1 ", " ", "1 2", "é", "\uD83D\uDE00", "line\nline", "9".repeat(50),
                "text ".repeat(300) + ".");
        StringBuilder text = new StringBuilder(head(version));
        List<Item> items = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Item item : Dictionaries.standard().version(new NaaccrVersion(version)).items()) {
            for (String value : item.level() == Level.ROOT ? List.<String>of() : tried) {
                items.add(item);
                values.add(value);
                String written = NaaccrFile.item(item.id(), value);
                text.append("<Patient>")
                        .append(item.level() == Level.PATIENT ? written : "<Tumor>" + written + "</Tumor>")
                        .append("</Patient>\n");
            }
        }
        List<PatientRecord> ours = NaaccrFile.xml(text + "</NaaccrData>").read().patients();
        List<Patient> peers = peer(text + "</NaaccrData>");

        Set<String> differences = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            String our = ours.get(i).faults().stream().map(fault -> fault.code().code()).findFirst().orElse("right");
            String expected = peers.get(i).getAllValidationErrors().stream().map(NaaccrValidationError::getCode)
                    .map(NaaccrXml9Test::ours).findFirst().orElse("right");
            if (!our.equals(expected) && !isKnownDifference(values.get(i), our, expected)) {
                differences.add(items.get(i).type() + " \"" + values.get(i) + "\" is " + our + ", not " + expected);
            }
        }
        assertThat(differences).isEmpty();
    }

    /** What we hold to be faults of 9.0. */
    private static boolean isKnownDifference(String value, String our, String expected) {
        return switch (our) {
            // It knows no calendar: February 30 is right, and month 13 has the wrong characters.
            case "impossible-date" -> expected.equals("right") || expected.equals("bad-type");
            // It names what follows from the space, a length or characters that are wrong, and not the space.
            case "leading-space", "trailing-space", "blank-value" -> !expected.equals("right");
            // It counts a character outside of the basic plane as two.
            default -> value.codePointCount(0, value.length()) < value.length();
        };
    }

    @Test
    void unknown_items_and_wrong_numbers_are_reported_alike() throws Exception {
        String text = head(23) + """
                <Patient><Item naaccrId="noSuchItem">1</Item>
                <Tumor><Item naaccrId="primarySite" naaccrNum="410">C504</Item><Item naaccrId="sequel">1</Item></Tumor>
                </Patient></NaaccrData>""";
        List<ValueFault> ours = NaaccrFile.xml(text).read().faults();
        List<NaaccrValidationError> peers = peer(text).get(0).getAllValidationErrors();

        assertThat(ours).extracting(fault -> CODES.get(fault.code()))
                .containsExactlyInAnyOrderElementsOf(peers.stream().map(NaaccrValidationError::getCode).toList());
        assertThat(ours).extracting(fault -> (int) fault.line())
                .containsExactlyInAnyOrderElementsOf(peers.stream().map(NaaccrValidationError::getLineNumber).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // A value at the wrong level or a second one: the rest of the file is worth reading.
            "<Patient><Tumor><Item naaccrId=\"nameLast\">Doe</Item></Tumor></Patient>",
            "<Patient><Item naaccrId=\"nameLast\">Doe</Item><Item naaccrId=\"nameLast\">Roe</Item></Patient>",
            // The specification has elements of other namespaces before the tumors.
            "<Patient><o:x xmlns:o=\"urn:o\"/><Tumor/></Patient>"})
    void where_9_0_gives_up_we_read_on(String patient) throws IOException {
        String text = head(23) + patient + "<Patient/></NaaccrData>";

        assertThatThrownBy(() -> peer(text)).isInstanceOf(NaaccrIOException.class);
        assertThat(NaaccrFile.xml(text).read().patients()).hasSize(2);
    }

    private static String ours(String peerCode) {
        return CODES.entrySet().stream().filter(entry -> entry.getValue().equals(peerCode))
                .map(entry -> entry.getKey().code()).findFirst().orElse(peerCode);
    }
}
