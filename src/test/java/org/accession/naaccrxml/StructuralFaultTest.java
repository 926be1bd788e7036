package org.accession.naaccrxml;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.accession.dictionary.Dictionaries;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.accession.naaccrxml.NaaccrFile.HEAD;
import static org.accession.naaccrxml.NaaccrFile.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StructuralFaultTest {

    private static StructuralFault faultOf(NaaccrFile file) {
        StructuralFault fault = catchThrowableOfType(StructuralFault.class, file::read);
        assertThat(fault).as("fault of %s", file.text()).isNotNull();
        assertThat(fault.sentence()).endsWith(".");
        return fault;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Patient><Item naaccrId="sex">1</Patient> | </Patient> closes <Item> of line 3
            <Patient><Tumor></Patient></Tumor> | </Patient> closes <Tumor> of line 3
            <Patient><Tumor/><Item naaccrId="nameLast">A</Item></Patient> | <Item> does not belong here, in <Patient>
            <Patient/><Item naaccrId="registryId">1</Item> | <Item> does not belong here, in <NaaccrData>
            <Tumor/> | <Tumor> does not belong here, in <NaaccrData>
            <Patient><Patient/></Patient> | <Patient> does not belong here, in <Patient>
            <Patient><Tumor><Tumor/></Tumor></Patient> | <Tumor> does not belong here, in <Tumor>
            <Patient><Other/></Patient> | <Other> does not belong here, in <Patient>
            <Patient><o:X xmlns:o="urn:o"/><Item naaccrId="nameLast">A</Item></Patient> | <Item> does not belong here, in <Patient>
            <Patient><o:X/></Patient> | prefix o is not declared
            <Patient><X xmlns=""/></Patient> | <X> does not belong here
            <Patient>text</Patient> | Text stands between the elements of <Patient>
            <Patient x="1"/> | <Patient> has no attribute x
            <Patient><Tumor x="1"/></Patient> | <Tumor> has no attribute x
            <Patient><Item>1</Item></Patient> | An item has neither naaccrId nor naaccrNum
            <Patient><Item naaccrNum="x">1</Item></Patient> | item number x is no number
            <Patient><Item naaccrId="sex" x="1">1</Item></Patient> | <Item> has no attribute x
            <Patient><Item naaccrId="sex"><b/></Item></Patient> | <Item> may hold text only
            <Patient><Item naaccrId="sex">]]></Item></Patient> | "]]>" stands outside of a CDATA section
            <Patient><Item naaccrId="sex">&foo;</Item></Patient> | The entity &foo; is not defined
            <Patient><Item naaccrId="sex">&#xD800;</Item></Patient> | &#xD800; is no character
            <Patient><Item naaccrId="sex">a & b</Item></Patient> | "&" begins no character or entity reference
            <Patient><Item naaccrId="sex" naaccrId="sex">1</Item></Patient> | The attribute naaccrId stands twice
            <Patient><Item naaccrId="sex"naaccrNum="1">1</Item></Patient> | The tag <Item> is not well-formed
            <Patient><Item naaccrId=sex>1</Item></Patient> | attribute naaccrId is not in quotes
            <Patient><Item naaccrId="<">1</Item></Patient> | attribute naaccrId has no end
            <Patient><Item naaccrId="&#1;">1</Item></Patient> | The control character 01 is not allowed
            <Patient><o:x xmlns:o="urn:o">&#1;</o:x></Patient> | The control character 01 is not allowed
            <Patient><!-- a -- b --></Patient> | A comment holds "--"
            <Patient><?xml version="1.0"?></Patient> | An XML declaration may stand only
            <!DOCTYPE x> | is not allowed in NAACCR XML
            </NaaccrData><NaaccrData> | A second root element begins
            </NaaccrData>more<NaaccrData> | Something stands behind the end
            """)
    void what_is_not_naaccr_xml_stops_the_reader(String body, String sentence) {
        StructuralFault fault = faultOf(NaaccrFile.holding(body));

        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.column()).isBetween(1L, body.length() + 1L);
        assertThat(fault.sentence()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            baseDictionaryUri=    | x=                     | NaaccrData has no attribute x
            baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml" | '' | NaaccrData has no baseDictionaryUri
            dictionary-260        | dictionary-270         | naaccr-dictionary-270.xml is not known; known are the versions 18, 21, 22, 23, 24, 25, 26
            recordType="A"        | ''                     | NaaccrData has no recordType
            recordType="A"        | recordType="L"         | The record type L is not one of A, M, C and I
            Version="1.8"         | Version="1.9"          | The specification version 1.9 is not known
            Version="1.8"         | Version=""             | The specificationVersion of NaaccrData is empty
            xmlns="http://naaccr.org/naaccrxml" | ''       | The root element is not in the namespace
            xmlns="http://naaccr.org/naaccrxml" | xmlns="http://naaccr.org" | The root element is not in the namespace
            NaaccrData            | NaaccrDat              | its root element is NaaccrDat, not NaaccrData
            encoding="UTF-8"      | encoding="klingon"     | The encoding "klingon" is not known
            encoding="UTF-8"      | encoding="UTF-16"      | The file declares the encoding UTF-16 but is not in it
            version="1.0"         | version="2.0"          | The XML declaration is not well-formed
            """)
    void the_root_is_checked_first(String part, String instead, String sentence) {
        assertThat(faultOf(NaaccrFile.xml(HEAD.replace(part, instead) + "</NaaccrData>")).sentence())
                .contains(sentence);
    }

    @Test
    void the_place_is_told_by_line_and_column_in_characters() {
        StructuralFault fault = faultOf(NaaccrFile.tumor("", "<!-- äöü --><Tumor/>"));

        assertThat(fault).hasMessageStartingWith("Line 6, column ");
        assertThat(fault.line()).isEqualTo(6);
        assertThat(fault.column()).isEqualTo("<!-- äöü --><Tumor/>".length() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf_16_that_does_not_say_so_is_called_so(String charset) {
        String undeclared = HEAD.substring(HEAD.indexOf("<NaaccrData")) + "</NaaccrData>";
        StructuralFault fault = faultOf(NaaccrFile.xml(undeclared).in(Charset.forName(charset)));

        assertThat(fault.sentence()).startsWith("The file seems to be in UTF-16, but nothing in it says so");
        assertThat(fault.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n"})
    void an_empty_file_is_called_so(String text) {
        assertThat(faultOf(NaaccrFile.xml(text)).sentence()).containsAnyOf("The file is empty", "it holds no element");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSH|^~\\&|", "PK\u0003\u0004", "{}", "000000001"})
    void another_kind_of_file_is_called_no_xml(String text) {
        assertThat(faultOf(NaaccrFile.xml(text)).sentence()).contains("not XML");
    }

    @Test
    void a_file_that_is_cut_off_anywhere_is_refused() throws IOException {
        String text = NaaccrFile
                .tumor(item("primarySite", "C504"), "<!-- x -->", item("textRemarks", "<![CDATA[x]]>&lt;é"))
                .text().strip();

        for (int length = 0; length < text.length(); length++) {
            faultOf(NaaccrFile.xml(text.substring(0, length)));
        }
        assertThat(NaaccrFile.xml(text).read().patients()).hasSize(1);
    }

    @Test
    void patients_before_the_fault_are_read() throws IOException {
        NaaccrFile file = NaaccrFile.holding("<Patient/>", "<Patient/>", "<Patient>", "oops</Patient>");
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(file.stream(),
                Dictionaries.standard(), ReaderOptions.standard())) {
            assertThat(reader.next().ordinal()).isEqualTo(1);
            assertThat(reader.next().ordinal()).isEqualTo(2);
            StructuralFault fault = catchThrowableOfType(StructuralFault.class, reader::next);
            assertThat(fault.line()).isEqualTo(6);
        }
    }

    @Test
    void bytes_that_are_not_utf_8_are_named() {
        NaaccrFile file = NaaccrFile.tumor(item("textRemarks", "one\ntwo Müller")).in(StandardCharsets.ISO_8859_1);
        StructuralFault fault = faultOf(file);

        assertThat(fault.sentence()).contains("The byte FC is not UTF-8");
        assertThat(fault.line()).isEqualTo(6);
        assertThat(fault.column()).isEqualTo(6);
    }

    @Test
    void bytes_that_the_declared_encoding_does_not_have_are_refused() {
        String text = NaaccrFile.tumor(item("textRemarks", "Müller")).text().replace("UTF-8", "US-ASCII");

        StructuralFault fault = faultOf(NaaccrFile.xml(text));

        assertThat(fault.sentence()).contains("not in the encoding that the file declares");
        assertThat(fault.line()).isEqualTo(5);
        assertThat(fault.column()).isEqualTo(item("textRemarks", "M").indexOf("M") + 2L);
    }
}
