package org.accession;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import org.accession.platform.DataFolder;
import org.accession.platform.EmbeddedPostgres;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The packaged command {@code import} where the machine is too small. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    /** The whole size is {@code -Dintake.megabytes=5120}. */
    private static final int MEGABYTES = Integer.getInteger("intake.megabytes", 300);
    private static final int MINUTES = 30;

    @TempDir
    Path temporary;

    private record Ended(int exitCode, String output) {

        String lastLine() {
            return output.strip().lines().reduce((one, next) -> next).orElse("");
        }
    }

    @Test
    void a_file_far_larger_than_the_memory_comes_in_whole() throws Exception {
        Path file = temporary.resolve("large.xml.gz");
        int patients = 200;
        write(file, patients, MEGABYTES);

        Ended ended = run(temporary, "-Xmx160m", "-Daccession.checking.while-importing=false", "-jar", JAR.toString(),
                "import", "--add-facilities", file.toString());

        assertThat(ended.output()).contains("200 records read: 200 new");
        assertThat(ended.exitCode()).isZero();
        assertThat(number(temporary, "SELECT count(*) FROM tumor_case")).isEqualTo(patients);
        assertThat(number(temporary, "SELECT length / 1048576 FROM source_file")).isGreaterThanOrEqualTo(MEGABYTES);
    }

    @Test
    void a_full_disk_stops_the_import_with_a_sentence_and_the_same_command_goes_on_once_there_is_room()
            throws Exception {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        assumeThat(mount("-t", "tmpfs", "-o", "size=170m", "tmpfs", disk.toString()))
                .as("mounting a small disk, as root").isTrue();
        try {
            Path file = temporary.resolve("made-up.xml");
            assertThat(run(temporary, "-jar", JAR.toString(), "generate", "--patients", "2500", file.toString())
                    .exitCode()).isZero();
            String[] command = {"-Xmx256m", "-Daccession.checking.while-importing=false", "-jar", JAR.toString(),
                    "import", "--add-facilities", file.toString()};

            Ended full = run(disk, command);

            // PostgreSQL stays up when a table does not fit any more, and stops when its log does not.
            assertThat(full.lastLine()).contains("made-up.xml: ", "kept").containsAnyOf("disk is full", "a full disk")
                    .endsWith(".");
            assertThat(full.exitCode()).isEqualTo(2);

            assertThat(mount("-o", "remount,size=600m", disk.toString())).isTrue();
            long told = number(disk, "SELECT created FROM file_import");
            assertThat(number(disk, "SELECT count(*) FROM tumor_case")).isEqualTo(told);
            Ended whole = run(disk, command);

            assertThat(whole.exitCode()).as(whole.output()).isZero();
            assertThat(number(disk, "SELECT count(*) FROM file_import")).as("it went on").isEqualTo(1);
            assertThat(number(disk, "SELECT count(*) FROM tumor_case")).isGreaterThan(Math.max(told, 2499))
                    .isEqualTo(number(disk, "SELECT read FROM file_import"));
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static boolean mount(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Ended run(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(temporary, "command", ".out");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|ACCESSION)_.*"));
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("It still runs:\n" + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static long number(Path folder, String query) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(new DataFolder(folder.resolve("data")));
                Connection owner = server.access().asOwner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Patients with comments of a megabyte after each that make the file as large as is asked for. */
    private static void write(Path file, int patients, int megabytes) throws IOException {
        // Not blanks alone: what unfolds to hundreds of times its size is refused as a bomb.
        Random random = new Random(4711);
        try (OutputStream out = Files.newOutputStream(file);
                Writer xml = new BufferedWriter(
                        new OutputStreamWriter(new GZIPOutputStream(out, 1 << 16), StandardCharsets.UTF_8))) {
            xml.write("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml"
                     recordType="A" specificationVersion="1.8" xmlns="http://naaccr.org/naaccrxml">
                    """);
            for (int i = 0; i < patients; i++) {
                xml.write("""
                        <Patient><Item naaccrId="nameLast">Large</Item><Item naaccrId="dateOfBirth">19510203</Item>
                        <Tumor><Item naaccrId="primarySite">C504</Item><Item naaccrId="reportingFacility">4711</Item>
                        <Item naaccrId="medicalRecordNumber">L%d</Item></Tumor></Patient>
                        <!--""".formatted(i));
                for (int written = 1; written <= megabytes * 1024 / patients + 1; written++) {
                    if (written % 1024 == 0) {
                        xml.write("-->\n<!--");
                    }
                    xml.write("%016x".formatted(random.nextLong()).repeat(2) + " ".repeat(992));
                }
                xml.write("-->\n");
            }
            xml.write("</NaaccrData>\n");
        }
    }
}
