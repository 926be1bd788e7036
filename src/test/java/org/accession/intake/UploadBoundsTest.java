package org.accession.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.patient.SourceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import static org.accession.fixture.Fixtures.aFacility;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** Files that are too much, or something else than they are called. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadBoundsTest {

    private static final String ROOT = """
            <?xml version="1.0"?>
            <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-250.xml" recordType="A" \
            specificationVersion="1.8" xmlns="http://naaccr.org/naaccrxml">
            """;
    private static final int MEGABYTE = 1 << 20;
    /** Too large, or with a length that is none. */
    private static final List<String> REFUSED = List.of("HTTP/1.1 413", "HTTP/1.1 400");
    private static final String NOT_SIGNED_IN = "HTTP/1.1 401";

    private Facility facility;
    private Visitor registrar;

    @BeforeEach
    void somebody_who_imports() {
        facility = aFacility();
        registrar = Visitor.at(facility, Roles.REGISTRAR);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void a_bomb_is_refused_and_nothing_of_it_is_kept(String page, byte[] bomb) {
        assertThat(bomb.length).isLessThan(MEGABYTE);
        long before = kept();
        int waiting = waiting();

        Response answer = send(page, "cases.xml.gz", bomb);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("class=\"finding error\"");
        assertThat(kept()).isEqualTo(before);
        await().untilAsserted(() -> assertThat(waiting()).as("files in the folder of uploads").isEqualTo(waiting));
    }

    private static int waiting() {
        return Path.of("target", "uploads").toFile().list().length;
    }

    static Stream<Arguments> bombs() throws IOException {
        byte[] xml = gzip(ROOT, ' ', 200);
        byte[] list = gzip("Last name,First contact\n", 'x', 100);
        return Stream.of(Arguments.of("/intake", xml), Arguments.of("/intake", gzip(xml)),
                Arguments.of("/intake", gzip("<NaaccrData a=\"", 'x', 200)), Arguments.of("/intake/lists", list),
                Arguments.of("/intake", zip(xml)), Arguments.of("/intake/lists", zip(xml)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_a_file_is_decides_its_content_and_not_its_name(String page, String name, byte[] content) {
        long before = kept();
        assertThat(send(page, name, content).statusCode()).isEqualTo(422);
        assertThat(kept()).isEqualTo(before);
    }

    static Stream<Arguments> others() throws IOException {
        byte[] program = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0};
        byte[] html = "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        return Stream.of(Arguments.of("/intake", "cases.xml", program), Arguments.of("/intake", "cases.xml", html),
                Arguments.of("/intake", "cases.xml", new byte[0]), Arguments.of("/intake/lists", "list.csv", program),
                Arguments.of("/intake/lists", "list.csv", zip(html)),
                Arguments.of("/intake", "cases.xml.gz", Arrays.copyOf(gzip(html), 12)));
    }

    @Test
    void what_is_larger_than_the_registry_takes_is_refused_before_it_is_read() throws IOException {
        String mine = "Cookie: accession=" + registrar.token() + "\r\n";
        String file = "Content-Type: multipart/form-data; boundary=x\r\n";
        assertThat(answer("/intake", mine + file + "Content-Length: 3000000000")).isEqualTo("HTTP/1.1 413");
    }

    @Test
    void a_large_form_of_anybody_and_a_large_file_of_a_stranger_are_refused_before_they_are_read() throws IOException {
        String mine = "Cookie: accession=" + registrar.token() + "\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        String file = "Content-Type: multipart/form-data; boundary=x\r\n";
        for (String size : new String[]{"Content-Length: 20000000", "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked"}) {
            for (String request : new String[]{"/sign-in " + form, "/sign-in " + file, "/intake " + mine + form,
                    "/search " + mine + file}) {
                String[] parts = request.split(" ", 2);
                assertThat(answer(parts[0], parts[1] + size)).as(request + size).isIn(REFUSED);
            }
            assertThat(answer("/intake", file + size)).as(size).isIn(NOT_SIGNED_IN, "HTTP/1.1 413", "HTTP/1.1 400");
        }
    }

    /** The first words of the answer to a request of which the head alone is sent. */
    private static String answer(String page, String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(("POST " + page + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                    + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void a_full_disk_where_uploads_wait_is_said_and_nothing_is_kept() throws Exception {
        Path uploads = Files.createDirectories(Path.of("target", "uploads")).toAbsolutePath();
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", uploads.toString()))
                .as("mounting a small disk, as root").isTrue();
        long before = kept();
        try {
            Response answer = send("/intake", "cases.xml", new byte[3 * MEGABYTE]);

            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(answer.asString())
                    .contains("A disk of the registry is full", "Nothing of what you sent was kept")
                    .doesNotContain("Exception", uploads.toString());
            assertThat(kept()).isEqualTo(before);
            await().untilAsserted(() -> assertThat(uploads).isEmptyDirectory());
        } finally {
            run("umount", uploads.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Response send(String page, String name, byte[] content) {
        return registrar.posting().contentType("multipart/form-data").multiPart("csrf", registrar.formToken())
                .multiPart("facility", facility.publicId.toString()).multiPart("file", name, content).post(page);
    }

    private static byte[] gzip(String start, char filling, int megabytes) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] one = String.valueOf(filling).repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(file)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < megabytes; i++) {
                out.write(one);
            }
        }
        return file.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(file)) {
            out.write(content);
        }
        return file.toByteArray();
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("cases.xml"));
            out.write(content);
        }
        return file.toByteArray();
    }

    private long kept() {
        return Scope.everywhere(null)
                .call(() -> QuarkusTransaction.requiringNew().call(() -> SourceFile.count("facility", facility)));
    }
}
