package org.accession.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.accession.dictionary.RecordType;
import org.accession.fixture.Visitor;
import org.accession.identity.Facility;
import org.accession.identity.Roles;
import org.accession.identity.Scope;
import org.accession.intake.Importing;
import org.accession.patient.InstalledDictionary;
import org.accession.patient.TumorCase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class UserDictionaryTest {

    private static final String ITEM = """
            <ItemDef naaccrId="%s" naaccrNum="%d" naaccrName="%s" length="2" dataType="digits" recordTypes="A,M" parentXmlElement="%s"/>
            """;

    @Inject
    Importing importing;

    @Inject
    Exports exports;

    @Test
    void its_items_are_taken_in_shown_and_written_back_with_its_address() throws Exception {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        Facility before = importing.facility("Before the dictionary", null);
        importing.take(file("whole", "<Item naaccrId=\"wholeScore\">07</Item>", "<Item naaccrId=\"wholePet\">1</Item>"),
                before);

        Response answer = install(administrator, dictionary("whole", 10801));
        assertThat(answer.statusCode()).isEqualTo(303);
        Document page = administrator.opens("/admin/dictionaries?installed=1");
        assertThat(page.select("[role=status]").text()).contains("Installed");
        assertThat(page.select("tr:contains(http://example.org/whole.xml)").text())
                .contains("any version", "2", "whole.xml", "Vera Visitor");
        assertThat(administrator.opens("/dictionary?q=wholeScore").select("tbody tr").text())
                .contains("10801", "Score of whole", "User-defined");
        assertThat(administrator.opens("/dictionary/wholeScore").text()).contains("http://example.org/whole.xml");

        Facility after = importing.facility("After the dictionary", null);
        importing.take(file("whole", "<Item naaccrId=\"wholeScore\">08</Item>", "<Item naaccrId=\"wholePet\">2</Item>"),
                after);
        TumorCase taken = importing.see(() -> TumorCase.find("facility", after).singleResult());
        String casePage = Visitor.with(Roles.REGISTRAR).opens("/cases/" + taken.publicId).text();
        assertThat(casePage).contains("Score of whole").contains("Pet of whole");

        assertThat(export(after, 26, RecordType.A)).contains("userDictionaryUri=\"http://example.org/whole.xml\"")
                .contains("<Item naaccrId=\"wholeScore\">08</Item>", "<Item naaccrId=\"wholePet\">2</Item>");
        assertThat(export(after, 22, RecordType.A)).contains("<Item naaccrId=\"wholeScore\">08</Item>");
        assertThat(export(before, 26, RecordType.A)).as("what came before stands in the file alone")
                .contains("http://example.org/whole.xml", "<Item naaccrId=\"wholeScore\">07</Item>",
                        "<Item naaccrId=\"wholePet\">1</Item>");
        assertThat(export(after, 26, RecordType.C)).as("its items are for other record types")
                .doesNotContain("whole");
        Facility without = importing.facility("Without its items", null);
        importing.take(file("whole", "", ""), without);
        assertThat(export(without, 26, RecordType.A)).doesNotContain("userDictionaryUri");
    }

    @Test
    void what_is_wrong_with_one_of_several_keeps_all_of_them_out() {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        long known = count();

        assertRefused(install(administrator, dictionary("good", 10811), dictionary("clash", 400)),
                "clash.xml:2: naaccrNum 400 of clashScore is that of primarySite");
        assertRefused(install(administrator, dictionary("good", 10811), dictionary("second", 10811)),
                "second.xml:2: naaccrNum 10811 of secondScore is that of goodScore of good.xml");
        assertRefused(install(administrator, dictionary("bad", 10811).replace("digits", "roman")),
                "bad.xml:2: dataType roman of badScore is not known");
        assertRefused(
                install(administrator,
                        dictionary("old", 10811).replace("specification", "naaccrVersion=\"170\" specification")),
                "old.xml: It is for NAACCR 17, whose base dictionary is not known");
        assertRefused(install(administrator, dictionary("twice", 10811).replace("twicePet", "twiceScore")),
                "twice.xml:3: naaccrId twiceScore is there twice; the first is in line 2");
        assertRefused(install(administrator, dictionary("same", 10811), dictionary("same", 10811)),
                "same.xml: It has the dictionaryUri of same.xml");
        assertRefused(install(administrator, "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"),
                "dictionary.xml:1: A document type declaration is not allowed.");
        assertRefused(install(administrator), "Choose at least one.");

        assertThat(count()).isEqualTo(known);
        assertThat(administrator.opens("/dictionary?q=goodScore").select("tbody tr").text()).startsWith("No item");
    }

    @Test
    void one_that_takes_the_place_of_another_keeps_every_item_of_which_there_may_be_values() {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        assertThat(install(administrator, dictionary("next", 10821)).statusCode()).isEqualTo(303);

        assertRefused(
                install(administrator,
                        dictionary("next", 10821).replaceAll("<ItemDef naaccrId=\"nextPet(?s).*?/>", "")),
                "next.xml: nextPet (10822) of the dictionary that is known is missing; there may be values of it.");
        assertRefused(install(administrator, dictionary("next", 10831)),
                "next.xml: nextScore (10821) of the dictionary that is known has another number");

        assertThat(install(administrator, dictionary("next", 10821).replace("Pet of next", "Animal of next"))
                .statusCode()).isEqualTo(303);
        assertThat(administrator.opens("/dictionary/nextPet").select("h1").text()).isEqualTo("Animal of next");
    }

    @Test
    void a_base_dictionary_that_is_newer_than_accession_lets_its_files_in() throws Exception {
        String items = Stream.of("nameLast 2230 Patient", "dateOfBirth 240 Patient", "primarySite 400 Tumor",
                "medicalRecordNumber 2300 Tumor", "brandNew 8888 Tumor").map(written -> written.split(" "))
                .map(item -> "<ItemDef naaccrId=\"%s\" naaccrNum=\"%s\" length=\"60\" parentXmlElement=\"%s\"/>"
                        .formatted((Object[]) item))
                .collect(Collectors.joining());
        String base = "<NaaccrDictionary dictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-%s0.xml\""
                + " naaccrVersion=\"%s0\" specificationVersion=\"1.8\" xmlns=\"http://naaccr.org/naaccrxml\"><ItemDefs>"
                + items + "</ItemDefs></NaaccrDictionary>";
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        assertRefused(install(administrator, base.formatted("26", "26")),
                "of the dictionary that is known is missing; there may be values of it.");

        assertThat(install(administrator, base.formatted("28", "28")).statusCode()).isEqualTo(303);
        Facility facility = importing.facility("From the future", null);
        Path file = file("none", "<Item naaccrId=\"brandNew\">seen</Item>", "");
        Files.writeString(file, Files.readString(file).replace("dictionary-260", "dictionary-280"));
        importing.take(file, facility);

        TumorCase taken = importing.see(() -> TumorCase.find("facility", facility).singleResult());
        assertThat(Visitor.with(Roles.REGISTRAR).opens("/cases/" + taken.publicId)
                .select("section:has(h2:contains(Not in NAACCR 26)) dd").text()).isEqualTo("seen");
        assertThat(export(facility, 26, RecordType.A)).contains(">C504<").doesNotContain("brandNew");
    }

    @Test
    void one_is_taken_out_of_use_unless_something_that_is_stored_needs_it() throws Exception {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        assertThat(install(administrator, dictionary("gone", 10841)).statusCode()).isEqualTo(303);
        String first = row(administrator, "gone").select("form").attr("action");

        assertThat(administrator.posts(first, Map.of()).statusCode()).isEqualTo(303);
        assertThat(row(administrator, "gone")).isEmpty();
        assertThat(administrator.opens("/dictionary?q=goneScore").select("tbody tr").text()).startsWith("No item");
        assertThat(administrator.posts(first, Map.of()).statusCode()).as("it is gone").isEqualTo(404);

        assertThat(install(administrator, dictionary("gone", 10841)).statusCode()).isEqualTo(303);
        importing.take(file("gone", "<Item naaccrId=\"goneScore\">07</Item>", ""),
                importing.facility("Has its items", null));
        Response refusal = administrator.posts(row(administrator, "gone").select("form").attr("action"), Map.of());
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refusal.asString()).select("[role=alert]").text())
                .contains("It stays in use", "Cases have values of its items.");
        assertThat(row(administrator, "gone").text()).contains("yes");
    }

    @Test
    void one_that_clashes_with_what_accession_ships_is_told_and_what_was_stored_by_it_can_be_read() throws Exception {
        Visitor administrator = Visitor.with(Roles.ADMINISTRATOR);
        assertThat(install(administrator, dictionary("late", 10851)).statusCode()).isEqualTo(303);
        Facility facility = importing.facility("Before it clashed", null);
        importing.take(file("late", "<Item naaccrId=\"lateScore\">07</Item>", ""), facility);
        TumorCase taken = importing.see(() -> TumorCase.find("facility", facility).singleResult());

        keep("late", dictionary("late", 400));
        assertThat(row(administrator, "late").text()).contains("No. naaccrNum 400 of lateScore is that of primarySite");
        Document page = Visitor.with(Roles.REGISTRAR).opens("/cases/" + taken.publicId);
        assertThat(page.text()).contains("C50.4").doesNotContain("Score of late");
        assertThat(export(facility, 26, RecordType.A)).contains(">C504<").doesNotContain("lateScore");

        keep("late", dictionary("late", 10851));
        assertThat(Visitor.with(Roles.REGISTRAR).opens("/cases/" + taken.publicId).text()).contains("Score of late");
    }

    /** As an Accession did for which it was right. */
    private static void keep(String name, String xml) {
        QuarkusTransaction.requiringNew().run(() -> {
            InstalledDictionary installed = new InstalledDictionary();
            installed.uri = "http://example.org/" + name + ".xml";
            installed.itemCount = 2;
            installed.fileName = name + ".xml";
            installed.content = xml.getBytes(StandardCharsets.UTF_8);
            installed.persist();
        });
    }

    private static Elements row(Visitor administrator, String name) {
        return administrator.opens("/admin/dictionaries").select("tr:contains(http://example.org/" + name + ".xml)");
    }

    private static void assertRefused(Response answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text()).contains("Nothing was installed")
                .contains(reason);
    }

    private static Response install(Visitor administrator, String... dictionaries) {
        RequestSpecification request = administrator.posting().contentType("multipart/form-data").multiPart("csrf",
                administrator.formToken());
        for (String xml : dictionaries) {
            String name = xml.contains("example.org/")
                    ? xml.replaceAll("(?s).*example\\.org/(\\w+\\.xml).*", "$1")
                    : "dictionary.xml";
            request.multiPart("file", name, xml.getBytes(StandardCharsets.UTF_8));
        }
        return request.post("/admin/dictionaries");
    }

    /** A dictionary of a score of the tumor and a pet of the patient. */
    private static String dictionary(String name, int number) {
        return """
                <NaaccrDictionary dictionaryUri="http://example.org/%s.xml" specificationVersion="1.8" xmlns="http://naaccr.org/naaccrxml"><ItemDefs>
                """
                .formatted(name)
                + ITEM.formatted(name + "Score", number, "Score of " + name, "Tumor")
                + ITEM.formatted(name + "Pet", number + 1, "Pet of " + name, "Patient")
                + "</ItemDefs></NaaccrDictionary>";
    }

    private static Path file(String dictionary, String ofTumor, String ofPatient) throws IOException {
        return Files.writeString(Files.createTempFile(Path.of("target"), "own", ".xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml"
                 userDictionaryUri="http://example.org/%s.xml" recordType="A" specificationVersion="1.8"
                 xmlns="http://naaccr.org/naaccrxml">
                <Patient><Item naaccrId="nameLast">Doe</Item><Item naaccrId="dateOfBirth">19510203</Item>%s
                <Tumor><Item naaccrId="primarySite">C504</Item><Item naaccrId="medicalRecordNumber">17</Item>%s</Tumor>
                </Patient></NaaccrData>
                """.formatted(dictionary, ofPatient, ofTumor));
    }

    private String export(Facility facility, int version, RecordType type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scope everywhere = Scope.everywhere(null);
        ExportOrder order = new ExportOrder(Selection.of(facility.id), version, type, false, "State registry", "Test");
        everywhere.run(() -> QuarkusTransaction.requiringNew()
                .call(() -> exports.build(order, "test.xml", out, everywhere, done -> {})));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static long count() {
        return QuarkusTransaction.requiringNew().call(() -> InstalledDictionary.count());
    }
}
