package org.accession.naaccrxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.DictionaryFile;
import org.accession.dictionary.Item;
import org.accession.dictionary.NaaccrVersion;
import org.accession.naaccrxml.NaaccrFile.Content;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.accession.naaccrxml.NaaccrFile.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ValueFaultTest {

    @ParameterizedTest
    @CsvSource({"I, true", "C, false", "A, false", "M, false"})
    void a_name_in_a_file_without_identifiers_is_reported_and_kept(String type, boolean isFault) throws IOException {
        Content content = NaaccrFile.holding("<Patient>" + item("nameLast", "Doe") + "<Tumor>"
                + item("primarySite", "C504") + "</Tumor></Patient>")
                .with("recordType=\"" + type + "\"", "recordType=\"A\"")
                .read();

        assertThat(content.faults()).extracting(ValueFault::code, ValueFault::item)
                .containsExactlyElementsOf(isFault
                        ? List.of(tuple(FaultCode.NOT_IN_RECORD_TYPE, "nameLast"))
                        : List.of());
        assertThat(content.patientValue("nameLast")).isEqualTo("Doe");
    }

    @Test
    void a_text_in_a_file_of_a_type_without_texts_is_reported() throws IOException {
        assertThat(NaaccrFile.tumor(item("textRemarks", "Seen")).with("recordType=\"C\"", "recordType=\"A\"").read()
                .faults()).extracting(ValueFault::code).containsExactly(FaultCode.NOT_IN_RECORD_TYPE);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            primarySite,         C5049,                     TOO_LONG
            rxSummSurgPrimSite2023, A20,                    TOO_SHORT
            rxSummSurgPrimSite2023, a200,                   BAD_TYPE
            primarySite,         " C50",                    LEADING_SPACE
            primarySite,         "C50 ",                    TRAILING_SPACE
            laterality,          X,                         BAD_TYPE
            laterality,          \u0661,                    BAD_TYPE
            accessionNumberHosp, 12345678,                  TOO_SHORT
            addrAtDxCountry,     US1,                       BAD_TYPE
            dateOfDiagnosis,     20230230,                  IMPOSSIBLE_DATE
            dateOfDiagnosis,     20230229,                  IMPOSSIBLE_DATE
            dateOfDiagnosis,     20231301,                  IMPOSSIBLE_DATE
            dateOfDiagnosis,     202300,                    IMPOSSIBLE_DATE
            dateOfDiagnosis,     20230199,                  IMPOSSIBLE_DATE
            dateOfDiagnosis,     2023011,                   BAD_TYPE
            dateOfDiagnosis,     17990101,                  BAD_TYPE
            dateOfDiagnosis,     202301011,                 TOO_LONG
            dateOfDiagnosis,     2023-1-1,                  BAD_TYPE
            pathDateSpecCollect1, 20230101,                 BAD_TYPE
            pathDateSpecCollect1, 2023-02-30,               IMPOSSIBLE_DATE
            pathDateSpecCollect1, 2023-02-28T25:00:00Z,     BAD_TYPE
            pathDateSpecCollect1, 2023-02-28T,              BAD_TYPE
            pathDateSpecCollect1, 2023-2-28,                BAD_TYPE
            pathDateSpecCollect1, 2023-02-28T10:11:12+99:99, BAD_TYPE
            pathDateSpecCollect1, 2023-02-28T10:11:12+14:30, BAD_TYPE
            pediatricIdVersionCurrent, 1.,                  BAD_TYPE
            pediatricIdVersionCurrent, .1,                  BAD_TYPE
            """)
    void a_value_that_the_item_may_not_have_is_reported_and_kept(String id, String value, FaultCode code)
            throws IOException {
        Content content = NaaccrFile.tumor(item(id, value)).read();

        assertThat(content.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.line()).isEqualTo(5);
            assertThat(fault.patient()).isEqualTo(1);
            assertThat(fault.tumor()).isEqualTo(1);
            assertThat(fault.item()).isEqualTo(id);
            assertThat(fault.value()).isEqualTo(value);
            assertThat(fault.message()).startsWith(id).endsWith(".").doesNotContain(value);
        });
        assertThat(content.tumorValue(id)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {" x", "\tx", "\nx", "\n a longer text"})
    void white_space_of_any_kind_is_seen_at_the_beginning(String value) throws IOException {
        assertThat(NaaccrFile.tumor(item("textRemarks", value)).read().faults()).extracting(ValueFault::code)
                .containsExactly(FaultCode.LEADING_SPACE);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "x ",             a space
            "x\t",            a tab
            "x\n",            a line end
            "x\r\n",          a line end
            "a longer text\n", a line end
            """)
    void white_space_of_any_kind_is_seen_at_the_end_and_named(String value, String name) throws IOException {
        assertThat(NaaccrFile.tumor(item("textRemarks", value)).read().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.TRAILING_SPACE);
            assertThat(fault.message()).isEqualTo("textRemarks ends with " + name + ".");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "  ", "\t", "\n", "          ", "<![CDATA[ ]]>", "&#x20;"})
    void white_space_alone_is_no_value_and_leaves_the_item_s_place_to_one(String blank) throws IOException {
        NaaccrFile file = NaaccrFile.tumor(item("primarySite", blank), item("primarySite", "C504"),
                item("noSuchItem", blank));

        for (ReaderOptions options : List.of(ReaderOptions.standard(),
                ReaderOptions.standard().withoutValidation())) {
            Content content = file.read(Dictionaries.standard(), options);

            assertThat(content.tumorValue("primarySite")).isEqualTo("C504");
            assertThat(content.tumor().strayItems()).isEmpty();
            assertThat(content.faults()).extracting(ValueFault::item, ValueFault::code).containsExactly(
                    tuple("primarySite", FaultCode.BLANK_VALUE), tuple("noSuchItem", FaultCode.UNKNOWN_ITEM));
        }
    }

    @Test
    void a_control_character_alone_is_no_value_either() throws IOException {
        Content content = NaaccrFile.tumor(item("textRemarks", "&#x1;")).read();

        assertThat(content.tumor().values().size()).isZero();
        assertThat(content.faults()).extracting(ValueFault::code).containsExactly(FaultCode.CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @CsvSource({"primarySite, C504", "dateOfDiagnosis, 2024", "dateOfDiagnosis, 202402", "dateOfDiagnosis, 20240229",
            "pathDateSpecCollect1, 2024", "pathDateSpecCollect1, 2024-02", "pathDateSpecCollect1, 2024-02-29",
            "pathDateSpecCollect1, 2024-02-29T10:11:12Z", "pathDateSpecCollect1, 2024-02-29T10:11:12.5Z",
            "pathDateSpecCollect1, 2024-02-29T10:11:12+14:00", "pathDateSpecCollect1, 2024-02-29T10:11:12-05:00",
            "pediatricIdVersionCurrent, 1.25", "pediatricIdVersionCurrent, 1", "textRemarks, any thing"})
    void a_value_that_the_item_may_have_is_not(String id, String value) throws IOException {
        assertThat(NaaccrFile.tumor(item(id, value)).read().faults()).isEmpty();
    }

    @Test
    void length_is_counted_in_characters() throws IOException {
        assertThat(NaaccrFile.tumor(item("abstractedBy", "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00")).read().faults())
                .isEmpty();
        assertThat(NaaccrFile.tumor(item("abstractedBy", "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00é")).read().faults())
                .extracting(ValueFault::code).containsExactly(FaultCode.TOO_LONG);
    }

    @Test
    void one_character_is_told_as_one() throws IOException {
        assertThat(NaaccrFile.tumor(item("primaryPayerAtDx", "1")).read().faults()).extracting(ValueFault::message)
                .containsExactly("primaryPayerAtDx holds 1 character; it must hold 2.");
    }

    @Test
    void an_unknown_item_is_reported_and_kept_apart() throws IOException {
        Content content = NaaccrFile.tumor(item("noSuchItem", "1"), "<Item naaccrNum=\"99999\">2</Item>").read();

        assertThat(content.tumor().strayItems()).containsExactly(new StrayItem("noSuchItem", null, "1"),
                new StrayItem(null, "99999", "2"));
        assertThat(content.faults()).extracting(ValueFault::code).containsOnly(FaultCode.UNKNOWN_ITEM).hasSize(2);
        assertThat(content.faults()).extracting(ValueFault::item).containsExactly("noSuchItem", "99999");
        assertThat(content.faults()).extracting(ValueFault::line).containsExactly(5L, 6L);
    }

    @Test
    void an_empty_id_is_called_so_unless_there_is_a_number() throws IOException {
        Content content = NaaccrFile.tumor(item("", "1"), item("", "2"),
                "<Item naaccrId=\"\" naaccrNum=\"400\">C504</Item>",
                "<Item naaccrId=\"\" naaccrNum=\"99999\">3</Item>").read();

        assertThat(content.tumorValue("primarySite")).isEqualTo("C504");
        assertThat(content.tumor().strayItems()).extracting(StrayItem::value).containsExactly("1", "2", "3");
        assertThat(content.faults()).extracting(ValueFault::item, ValueFault::message).containsExactly(
                tuple("(empty)", "The naaccrId of the item is empty."),
                tuple("(empty)", "The naaccrId of the item is empty."),
                tuple("99999", "Number 99999 is no item of this version or of a user dictionary."));
    }

    @Test
    void the_id_counts_where_the_number_is_another_s() throws IOException {
        Content content = NaaccrFile.tumor("<Item naaccrId=\"primarySite\" naaccrNum=\"410\">C504</Item>").read();

        assertThat(content.tumorValue("primarySite")).isEqualTo("C504");
        assertThat(content.tumorValue("laterality")).isEmpty();
        assertThat(content.faults()).extracting(ValueFault::code).containsExactly(FaultCode.WRONG_NUMBER);
    }

    @Test
    void a_value_at_the_wrong_level_stays_where_it_stands() throws IOException {
        Content content = NaaccrFile.holding(item("primarySite", "C501"),
                "<Patient>" + item("primarySite", "C502") + "<Tumor>" + item("nameLast", "Doe") + "</Tumor></Patient>")
                .read();

        assertThat(content.faults()).extracting(ValueFault::code).containsOnly(FaultCode.WRONG_LEVEL).hasSize(3);
        assertThat(content.faults()).extracting(ValueFault::patient).containsExactly(0, 1, 1);
        assertThat(content.faults()).extracting(ValueFault::tumor).containsExactly(0, 0, 1);
        assertThat(content.root().strayItems()).containsExactly(new StrayItem("primarySite", null, "C501"));
        assertThat(content.patient().strayItems()).containsExactly(new StrayItem("primarySite", null, "C502"));
        assertThat(content.tumor().strayItems()).containsExactly(new StrayItem("nameLast", null, "Doe"));
    }

    @Test
    void of_two_values_the_first_holds_and_the_second_is_kept_apart() throws IOException {
        Content content = NaaccrFile.tumor(item("primarySite", "C501"), item("primarySite", "C502"),
                item("noSuchItem", "1"), item("noSuchItem", "2")).read();

        assertThat(content.tumorValue("primarySite")).isEqualTo("C501");
        assertThat(content.tumor().strayItems()).extracting(StrayItem::value).containsExactly("C502", "1", "2");
        assertThat(content.faults()).extracting(ValueFault::code).containsExactly(FaultCode.DUPLICATE_ITEM,
                FaultCode.UNKNOWN_ITEM, FaultCode.UNKNOWN_ITEM, FaultCode.DUPLICATE_ITEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#x1f;", "&#xFFFE;", "\u0001", "\u000c", "\uFFFF"})
    void a_control_character_is_reported_and_read_as_a_space(String control) throws IOException {
        Content content = NaaccrFile.tumor(item("textRemarks", "one" + control + "two")).read();

        assertThat(content.tumorValue("textRemarks")).isEqualTo("one two");
        assertThat(content.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.CONTROL_CHARACTER);
            assertThat(fault.value()).hasSize(7).startsWith("one").endsWith("two");
        });
    }

    @Test
    void the_root_s_values_are_checked_too() throws IOException {
        Content content = NaaccrFile.xml(NaaccrFile.HEAD.replace("2026-11-22T10", "2026-13-22T10")
                + item("registryType", "X") + "</NaaccrData>").read();

        assertThat(content.root().faults()).extracting(ValueFault::code)
                .containsExactly(FaultCode.BAD_TIME_GENERATED, FaultCode.BAD_TYPE);
        assertThat(content.root().timeGenerated()).startsWith("2026-13");
        assertThat(content.root().generatedAt()).isEmpty();
    }

    @Test
    void items_of_a_user_dictionary_are_known_where_the_file_names_it() throws IOException {
        DictionaryFile dictionary = DictionaryFile.read(new ByteArrayInputStream("""
                <NaaccrDictionary dictionaryUri="http://state.org/dictionary.xml" specificationVersion="1.8"
                    xmlns="http://naaccr.org/naaccrxml"><ItemDefs><ItemDef naaccrId="stateItem" naaccrNum="9600"
                    naaccrName="State Item" length="2" parentXmlElement="Tumor" dataType="digits"/></ItemDefs>
                </NaaccrDictionary>""".getBytes(StandardCharsets.UTF_8)), "state.xml");
        Dictionaries dictionaries = Dictionaries.standard().with(dictionary);
        String patient = "<Patient><Tumor>" + item("stateItem", "x1") + "</Tumor></Patient></NaaccrData>";
        String naming = NaaccrFile.HEAD.replace("recordType",
                "userDictionaryUri=\"http://state.org/dictionary.xml http://other.org/dictionary.xml\" recordType");

        Content named = NaaccrFile.xml(naming + patient).read(dictionaries, ReaderOptions.standard());
        Content unnamed = NaaccrFile.xml(NaaccrFile.HEAD + patient).read(dictionaries, ReaderOptions.standard());

        assertThat(named.root().userDictionaryUris()).hasSize(2);
        assertThat(named.tumorValue("stateItem")).isEqualTo("x1");
        assertThat(named.faults()).extracting(ValueFault::code).containsExactly(FaultCode.UNKNOWN_DICTIONARY,
                FaultCode.BAD_TYPE);
        assertThat(unnamed.tumor().strayItems()).containsExactly(new StrayItem("stateItem", null, "x1"));
        assertThat(unnamed.faults()).extracting(ValueFault::code).isEqualTo(List.of(FaultCode.UNKNOWN_ITEM));
    }

    @Test
    void a_hundred_thousand_faults_are_all_reported() throws IOException {
        int patients = 1000;
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < patients; i++) {
            body.append("<Patient><Tumor>\n");
            for (int j = 0; j < 50; j++) {
                body.append(item("noSuchItem" + j, "1")).append('\n').append("<Item naaccrId=\"bad").append(j)
                        .append("\" naaccrNum=\"1\">2</Item>\n");
            }
            body.append("</Tumor></Patient>\n");
        }
        assertThat(NaaccrFile.holding(body.toString()).read().faults()).hasSize(100 * patients);
    }

    @ParameterizedTest
    @CsvSource({"20230405101112,", "20230405,", "20230405241112, BAD_TYPE", "20230405106012, BAD_TYPE",
            "20230230101112, IMPOSSIBLE_DATE", "2023040510, BAD_TYPE"})
    void before_version_25_a_collection_date_may_tell_the_second(String value, FaultCode code) {
        Item collected = Dictionaries.standard().version(new NaaccrVersion(24)).item("pathDateSpecCollect1");

        assertThat(ValueRules.check(collected, value)).isEqualTo(code);
    }
}
