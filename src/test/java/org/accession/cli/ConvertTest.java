package org.accession.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code convert} makes of items that one of the two versions does not know. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvertTest extends CommandFrame {

    private static final String DICTIONARY = """
            <NaaccrDictionary dictionaryUri="http://state.org/dictionary.xml" %s specificationVersion="1.6"
                xmlns="http://naaccr.org/naaccrxml"><ItemDefs><ItemDef naaccrId="stateItem" naaccrNum="9600"
                naaccrName="State Item" length="2" parentXmlElement="Tumor" dataType="digits"/></ItemDefs>
            </NaaccrDictionary>""";

    private String data(String attributes, String patient, String tumor) throws IOException {
        return file("data.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-230.xml" recordType="A" %s
                    specificationVersion="1.6" xmlns="http://naaccr.org/naaccrxml">
                <Patient>%s<Tumor>%s</Tumor></Patient></NaaccrData>""".formatted(attributes, patient, tumor));
    }

    private static String item(String id, String value) {
        return "<Item naaccrId=\"" + id + "\">" + value + "</Item>";
    }

    private Path converted(String... arguments) {
        Path file = folder.resolve("converted.xml");
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = file.toString();
        run(all);
        return file;
    }

    private void assertNoFaultsIn(Path file) {
        err.getBuffer().setLength(0);
        assertThat(run("validate", file.toString())).as(err.toString()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'<Item naaccrId=\"ruca2020\">1</Item>'", "'<Item naaccrNum=\"342\">1</Item>'"})
    void an_item_that_only_the_other_version_knows_takes_its_place_there(String stray) throws IOException {
        Path converted = converted("convert", "--to", "26", data("", "", stray));

        assertThat(converted).content().containsOnlyOnce("<Item naaccrId=\"ruca2020\">1</Item>")
                .doesNotContain("naaccrNum");
        assertThat(out.toString()).contains("1 x ruca2020 (342): unknown before, taken up",
                "1 value fault in the file: 1 unknown-item.");
        assertNoFaultsIn(converted);
    }

    @Test
    void beside_a_value_that_the_conversion_made_it_does_not_stand_twice() throws IOException {
        Path converted = converted("convert", "--to", "26",
                data("", item("sex", "1") + item("sexAssignedAtBirth", "1"), ""));

        assertThat(converted).content().containsOnlyOnce("sexAssignedAtBirth")
                .contains(item("sexAssignedAtBirth", "1"));
        assertThat(out.toString()).contains("1 x sexAssignedAtBirth (225): unknown before, taken up")
                .doesNotContain("look at");
        assertNoFaultsIn(converted);
    }

    @Test
    void where_the_two_differ_the_converted_one_holds_and_the_other_is_told() throws IOException {
        String data = data("", item("sex", "1") + item("sexAssignedAtBirth", "2"), "");
        Path converted = converted("convert", "--to", "26", data);

        assertThat(converted).content().containsOnlyOnce("sexAssignedAtBirth")
                .contains(item("sexAssignedAtBirth", "1"));
        assertThat(out.toString()).contains(
                "1 x sexAssignedAtBirth (225): unknown before, and another value stands there, left out",
                "left out: patient 1, sexAssignedAtBirth (225): 2");
        assertNoFaultsIn(converted);
    }

    @Test
    void an_item_that_has_moved_to_where_it_stood_is_no_second_one() throws IOException {
        Path converted = converted("convert", "--to", "24",
                data("", item("followUpSourceCentral", "30"), item("followUpSourceCentral", "30")));

        assertThat(converted).content().containsOnlyOnce("followUpSourceCentral");
        assertNoFaultsIn(converted);
    }

    @Test
    void what_no_version_knows_or_stands_twice_stays_as_it_came() throws IOException {
        Path converted = converted("convert", "--to", "26",
                data("", item("noSuchItem", "1"), item("primarySite", "C501") + item("primarySite", "C502")));

        assertThat(converted).content().contains(item("noSuchItem", "1"), item("primarySite", "C501"),
                item("primarySite", "C502"));
        assertThat(out.toString()).contains("2 value faults in the file: 1 duplicate-item, 1 unknown-item.");
    }

    @Test
    void a_value_that_does_not_fit_its_new_place_is_told() throws IOException {
        converted("convert", "--to", "26", data("", "", item("ruca2020", "12")));

        assertThat(out.toString()).contains("look at: patient 1, ruca2020 (342), tumor 1: does not fit");
    }

    @Test
    void a_user_dictionary_for_any_version_is_named_again_with_its_items() throws IOException {
        String dictionary = file("state.xml", DICTIONARY.formatted(""));
        String data = data("userDictionaryUri=\"http://state.org/dictionary.xml\"", "", item("stateItem", "12"));

        Path converted = converted("convert", "--dictionary", dictionary, "--to", "26", data);

        assertThat(converted).content().contains(item("stateItem", "12"),
                "userDictionaryUri=\"http://state.org/dictionary.xml\"");
    }

    @Test
    void a_user_dictionary_for_another_version_goes_with_its_items_and_both_are_told() throws IOException {
        String dictionary = file("state.xml", DICTIONARY.formatted("naaccrVersion=\"230\""));
        String data = data("userDictionaryUri=\"http://state.org/dictionary.xml http://other.org/unknown.xml\"", "",
                item("stateItem", "x1") + item("otherItem", "2"));

        Path converted = converted("convert", "--dictionary", dictionary, "--to", "26", data);

        assertThat(converted).content().contains("userDictionaryUri=\"http://other.org/unknown.xml\"",
                item("otherItem", "2")).doesNotContain("stateItem");
        assertThat(out.toString()).contains("user dictionary http://state.org/dictionary.xml: not for NAACCR 26",
                "1 x stateItem (9600): not of a dictionary for this version, left out",
                "left out: patient 1, stateItem (9600), tumor 1: x1",
                "3 value faults in the file: 1 bad-type, 1 unknown-dictionary, 1 unknown-item."
                        + " What is not left out was written as it was read.");
    }

    /** One for each way in which a value has no place in the other version. */
    @ParameterizedTest
    @CsvSource({"220, 26, sex, 7, 'sex (220): no code of this version stands for it, left out'",
            "260, 25, sexAssignedAtBirth, 3, 'sex (220): no code of this version stands for it, left out'",
            "220, 26, dateOfBirthFlag, 12, 'dateOfBirthFlag (241): retired, left out'"})
    void what_is_left_out_is_told_with_its_value_and_is_no_success(String from, String to, String ofPatient,
            String value, String told) throws IOException {
        String data = file("lost.xml", Files.readString(Path.of(data("", item(ofPatient, value), "")))
                .replace("dictionary-230", "dictionary-" + from));
        Path converted = folder.resolve("converted.xml");

        assertThat(run("convert", "--to", to, data, converted.toString())).isEqualTo(1);

        assertThat(converted).content().doesNotContain(">" + value + "<");
        assertThat(out.toString()).contains("1 x " + told)
                .containsPattern("left out: patient 1, \\w+ \\(\\d+\\): " + value + "\n")
                .doesNotContain("left as it is");
    }

    @Test
    void a_value_that_another_item_has_now_is_not_lost() throws IOException {
        String data = file("maiden.xml", Files.readString(Path.of(data("", item("nameMaiden", "Lopez"), "")))
                .replace("dictionary-230", "dictionary-180"));

        assertThat(run("convert", "--to", "26", data, folder.resolve("converted.xml").toString())).isZero();

        assertThat(folder.resolve("converted.xml")).content().contains(item("nameBirthSurname", "Lopez"));
        assertThat(out.toString()).contains("1 x nameMaiden (2390): its value is that of another item now")
                .doesNotContain("left out");
    }

    /** The source of follow-up moves to the tumor, where the flag has no place any more. */
    @Test
    void a_value_that_another_item_only_happens_to_get_too_is_lost() throws IOException {
        String data = file("equal.xml", Files.readString(Path.of(data("", item("followUpSourceCentral", "01"),
                item("reportingFacilityRestrictionFlag", "01")))).replace("dictionary-230", "dictionary-260"));
        Path converted = folder.resolve("converted.xml");

        assertThat(run("convert", "--to", "22", data, converted.toString())).isEqualTo(1);

        assertThat(converted).content().contains(item("followUpSourceCentral", "01"))
                .doesNotContain("reportingFacilityRestrictionFlag");
        assertThat(out.toString()).contains(
                "1 x reportingFacilityRestrictionFlag (1856): not in this version, left out",
                "left out: patient 1, reportingFacilityRestrictionFlag (1856), tumor 1: 01");
    }

    @Test
    void a_blank_value_is_told_and_not_written() throws IOException {
        Path converted = converted("convert", "--to", "26", data("", "", item("primarySite", " ")));

        assertThat(converted).content().doesNotContain("primarySite");
        assertThat(out.toString()).contains("1 value fault in the file: 1 blank-value.");
    }
}
