package org.accession.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import org.accession.identity.Facility;
import org.accession.jobs.Job;
import org.accession.patient.SourceFile;
import org.accession.patient.TumorCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.accession.intake.NaaccrFile.aCase;
import static org.accession.intake.NaaccrFile.aFile;
import static org.accession.intake.NaaccrFile.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadFileTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n%s"
            + "<NaaccrData baseDictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-%s.xml\" recordType=\"A\""
            + " specificationVersion=\"1.8\" xmlns=\"http://naaccr.org/naaccrxml\">\n";
    private static final String END = "</NaaccrData>\n";
    /** Not the common pool: from Java 25 on, it has one thread alone on a machine with two cores. */
    private static final Executor AT_ONCE = task -> new Thread(task).start();

    @Inject
    Importing importing;

    private Facility facility;

    @BeforeEach
    void ownFacility() {
        facility = importing.facility("Bad files " + UUID.randomUUID(), null);
    }

    @Test
    void a_truncated_gzip_is_refused_whole_however_late_it_ends() throws Exception {
        byte[] whole = gzip(Files.readAllBytes(many(3000)));

        refused(Arrays.copyOf(whole, whole.length - 20), "The compressed file is damaged or ends too early");
        refused(Arrays.copyOf(whole, 300), "compressed");
        refused(Arrays.copyOf(whole, 5), "The compressed file is damaged or ends too early, after 0 bytes");
        byte[] withMore = Arrays.copyOf(whole, whole.length + 4);
        withMore[whole.length] = 'x';
        refused(withMore, "Behind the end of the compressed content stands something else");
    }

    @Test
    void an_xml_bomb_and_an_external_entity_are_refused() throws Exception {
        refused(HEAD.formatted("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n", "260") + END,
                "Line 2");
        refused(HEAD.formatted("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n", "260") + END, "Line 2");
    }

    @Test
    void an_unknown_version_is_named() throws Exception {
        refused(HEAD.formatted("", "270") + END, "270");
    }

    @Test
    void an_encoding_that_the_file_is_not_in_is_told() throws Exception {
        refused(new String(new byte[]{'<', '?'}, StandardCharsets.US_ASCII)
                + HEAD.formatted("", "260").substring(2).replace("UTF-8", "UTF-16") + END, "UTF-16");
    }

    @Test
    void invalid_utf_8_stops_at_its_place_and_what_stands_before_it_is_stored() throws Exception {
        String text = HEAD.formatted("", "260") + patient("11", "Doe") + patient("12", "Müller") + END;

        FileImport taken = importing.take(file(text.getBytes(Charset.forName("windows-1252"))), facility);
        FileImport none = importing.take(file((HEAD.formatted("", "260") + patient("13", "Müller") + END)
                .getBytes(Charset.forName("windows-1252"))), facility);

        assertThat(none.job.message).contains("Line 4").endsWith("Nothing of it is stored.");
        assertThat(taken.job.state).isEqualTo(Job.State.FAILED);
        assertThat(taken.job.message).contains("Line 12")
                .containsPattern(
                        "What stands before line \\d+ is stored; the \\d+ bytes from there on were not read\\.$");
        assertThat(taken.job.mayGoOn()).isFalse();
        assertThat(cases()).isEqualTo(1).isEqualTo(taken.created);
    }

    @Test
    void what_is_no_xml_at_all_is_refused() throws Exception {
        refused("A list of patients", "Line 1");
        refused("", "");
        refused("PK\u0003\u0004", "");
    }

    @Test
    void a_file_that_breaks_off_says_where_and_keeps_what_it_said_before() throws Exception {
        String text = HEAD.formatted("", "260") + patient("11", "Doe") + patient("12", "Roe") + "<Patient><Tumor>";

        FileImport taken = importing.take(file(text.getBytes(StandardCharsets.UTF_8)), facility);

        assertThat(taken.job.state).isEqualTo(Job.State.FAILED);
        assertThat(taken.job.message).startsWith("Line 19");
        assertThat(cases()).isEqualTo(2).isEqualTo(taken.created);
        assertThat(importing.records(taken)).hasSize(2);
    }

    @Test
    void a_hundred_thousand_faults_are_all_counted_and_the_first_ten_thousand_listed() throws Exception {
        Path file = Files.createTempFile(Path.of("target"), "faults", ".xml");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(HEAD.formatted("", "260").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 1000; i++) {
                StringBuilder patient = new StringBuilder(patient(String.valueOf(10_000 + i), "Name" + letters(i)));
                StringBuilder wrong = new StringBuilder();
                for (int fault = 0; fault < 100; fault++) {
                    wrong.append("<Item naaccrId=\"unknown").append(fault).append("\">x</Item>\n");
                }
                patient.insert(patient.indexOf("</Tumor>"), wrong);
                out.write(patient.toString().getBytes(StandardCharsets.UTF_8));
            }
            out.write(END.getBytes(StandardCharsets.UTF_8));
        }

        FileImport taken = importing.take(file, facility);

        assertThat(taken.job.state).as(taken.job.message).isEqualTo(Job.State.DONE);
        assertThat(taken.faults).isEqualTo(100_000);
        assertThat(importing.see(() -> ImportLists.faults(FileImport.findById(taken.id), 20_000)))
                .hasSize(ImportNotes.MOST_FAULTS);
        assertThat(cases()).isEqualTo(1000);
    }

    @Test
    void of_two_imports_of_one_file_at_once_one_is_refused() throws Exception {
        Path file = many(1500);

        CompletableFuture<FileImport> one = CompletableFuture.supplyAsync(() -> take(file), AT_ONCE);
        CompletableFuture<FileImport> other = CompletableFuture.supplyAsync(() -> take(file), AT_ONCE);

        assertThat(CompletableFuture.allOf(one, other)).failsWithin(Duration.ofMinutes(2))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("is being imported already");
        assertThat(cases()).isEqualTo(1500);
    }

    @Test
    void a_file_and_its_compressed_twin_are_one_file() throws Exception {
        Path file = many(1500);
        Path twin = Files.createTempFile(Path.of("target"), "twin", ".xml.gz");
        Files.write(twin, gzip(Files.readAllBytes(file)));

        CompletableFuture<FileImport> one = CompletableFuture.supplyAsync(() -> take(file), AT_ONCE);
        CompletableFuture<FileImport> other = CompletableFuture.supplyAsync(() -> take(twin), AT_ONCE);

        assertThat(CompletableFuture.allOf(one, other)).failsWithin(Duration.ofMinutes(2))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("is being imported already");
        assertThat(cases()).isEqualTo(1500);
    }

    @Test
    void two_files_with_the_same_people_at_once_make_each_of_them_once() throws Exception {
        Path[] files = new Path[2];
        for (int i = 0; i < files.length; i++) {
            NaaccrFile file = aFile().made("2026-11-0" + (i + 1) + "T10:00:00Z");
            for (int person = 0; person < 600; person++) {
                file.with(aPatient("Overlap", "Given").born("19500101").ssn(String.valueOf(300_110_000 + person * 7))
                        .with(aCase("C504").diagnosed("20260101")));
            }
            files[i] = file.write();
        }

        CompletableFuture<FileImport> one = CompletableFuture.supplyAsync(() -> take(files[0]), AT_ONCE);
        CompletableFuture<FileImport> other = CompletableFuture.supplyAsync(() -> take(files[1]), AT_ONCE);

        assertThat(CompletableFuture.allOf(one, other)).succeedsWithin(Duration.ofMinutes(2));
        assertThat(one.join().created + other.join().created).isEqualTo(600);
        assertThat(cases()).isEqualTo(600);
    }

    @Test
    void a_name_that_stands_in_for_one_does_not_make_a_duplicate_of_everybody() throws Exception {
        NaaccrFile file = aFile();
        for (int i = 0; i < 600; i++) {
            file.with(aPatient("Unknown", "Unknown").born("19000101").with(aCase("C809").mrn("U" + i)));
        }

        FileImport taken = importing.take(file.write(), facility);

        assertThat(taken.created).isEqualTo(600);
        assertThat(taken.possibleDuplicates).isBetween(600, 600 * 40);
    }

    private FileImport take(Path file) {
        try {
            return importing.take(file, facility);
        } catch (IOException | UnreadableFile e) {
            throw new CompletionException(e);
        }
    }

    private void refused(String content, String sentence) throws IOException {
        refused(content.getBytes(StandardCharsets.UTF_8), sentence);
    }

    private void refused(byte[] content, String sentence) throws IOException {
        Path file = file(content);
        long before = importing.see(() -> SourceFile.count());

        assertThatThrownBy(() -> importing.take(file, facility)).isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(sentence).hasMessageEndingWith(".");

        assertThat(importing.see(() -> SourceFile.count())).as("files that were kept").isEqualTo(before);
        assertThat(cases()).isZero();
    }

    private long cases() {
        return importing.see(() -> TumorCase.count("facility", facility));
    }

    private static String patient(String mrn, String name) {
        return """
                <Patient>
                <Item naaccrId="nameLast">%s</Item>
                <Item naaccrId="dateOfBirth">19510203</Item>
                <Tumor>
                <Item naaccrId="primarySite">C504</Item>
                <Item naaccrId="medicalRecordNumber">%s</Item>
                </Tumor>
                </Patient>
                """.formatted(name, mrn);
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }

    private static Path many(int patients) throws IOException {
        NaaccrFile file = aFile();
        for (int i = 0; i < patients; i++) {
            file.with(aPatient("Name" + letters(i), "Given").born("19510203").with(aCase("C504").mrn("B" + i)));
        }
        return file.write();
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(Path.of("target"), "bad", ".xml"), content);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
