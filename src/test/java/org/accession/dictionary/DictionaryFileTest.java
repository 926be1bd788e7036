package org.accession.dictionary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.imsweb.naaccrxml.NaaccrXmlDictionaryUtils;
import com.imsweb.naaccrxml.entity.dictionary.NaaccrDictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DictionaryFileTest {

    private static final Dictionaries STANDARD = Dictionaries.standard();
    private static final String ITEM = item("naaccrId='myItem' naaccrNum='10001' naaccrName='My Item' length='2'"
            + " parentXmlElement='Tumor'");

    private static String item(String attributes) {
        return "<ItemDef " + attributes + "/>\n";
    }

    private static String userDictionary(String attributes, String items) {
        return "<?xml version='1.0'?>\n<NaaccrDictionary xmlns='http://naaccr.org/naaccrxml' " + attributes + ">\n"
                + "<ItemDefs>\n" + items + "</ItemDefs>\n</NaaccrDictionary>\n";
    }

    /** A user dictionary for 23 with these items; the first of them is in line 4. */
    private static String with(String... items) {
        return userDictionary("dictionaryUri='http://example.org/mine.xml' naaccrVersion='230'"
                + " specificationVersion='1.6'", String.join("", items));
    }

    private static DictionaryFile read(String xml) {
        return read(xml, "mine.xml");
    }

    private static DictionaryFile read(String xml, String name) {
        try {
            return DictionaryFile.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> faults(String xml) {
        return STANDARD.check(read(xml)).stream().map(DictionaryFault::toString).toList();
    }

    @Test
    void a_user_dictionary_adds_its_items_to_its_version_only() {
        Dictionaries loaded = STANDARD.with(read(with(ITEM)));

        Item item = loaded.version(new NaaccrVersion(23)).item("myItem");
        assertThat(item.ordinal()).isGreaterThanOrEqualTo(STANDARD.version(new NaaccrVersion(23)).limit());
        assertThat(item.type()).isEqualTo(DataType.TEXT);
        assertThat(item.dictionaryUri()).isEqualTo("http://example.org/mine.xml");
        assertThat(item.identification()).isEqualTo(Identification.DIRECT);
        assertThat(loaded.working().find("myItem")).isEmpty();
        assertThat(STANDARD.version(new NaaccrVersion(23)).find("myItem")).isEmpty();
        assertThat(loaded.userDictionaryUris()).contains("http://example.org/mine.xml");
    }

    @Test
    void without_a_version_it_adds_them_to_every_version() {
        Dictionaries loaded = STANDARD.with(read(userDictionary(
                "dictionaryUri='http://example.org/mine.xml' specificationVersion='1.6'", ITEM)));
        assertThat(loaded.versions()).allMatch(version -> loaded.version(version).find("myItem").isPresent());
    }

    @Test
    void what_was_read_before_keeps_its_ordinals_when_more_is_loaded() {
        Dictionaries first = STANDARD.with(read(with(ITEM)));
        Dictionaries second = first.with(read(with(ITEM, item(
                "naaccrId='other' naaccrNum='10002' length='1' parentXmlElement='Patient'"))));

        for (NaaccrVersion version : first.versions()) {
            assertThat(second.version(version).items()).extracting(Item::id, Item::ordinal)
                    .containsAll(first.version(version).items().stream()
                            .map(item -> org.assertj.core.groups.Tuple.tuple(item.id(), item.ordinal())).toList());
        }
        assertThat(second.version(new NaaccrVersion(23)).item("other").level()).isEqualTo(Level.PATIENT);
    }

    @Test
    void two_user_dictionaries_can_be_in_use_at_once_unless_they_mean_different_items_by_one_name() {
        String other = with(item("naaccrId='other' naaccrNum='10002' length='1' parentXmlElement='Patient'"))
                .replace("mine.xml", "other.xml");
        Dictionaries both = STANDARD.with(read(with(ITEM)), read(other, "other.xml"));
        assertThat(both.version(new NaaccrVersion(23)).find("myItem")).isPresent();
        assertThat(both.version(new NaaccrVersion(23)).find("other")).isPresent();

        String clash = with(ITEM).replace("mine.xml", "other.xml");
        assertThat(STANDARD.check(read(with(ITEM)), read(clash, "other.xml"))).extracting(DictionaryFault::toString)
                .containsExactly("other.xml:4: naaccrNum 10001 of myItem is that of myItem of mine.xml.",
                        "other.xml:4: naaccrId myItem is there twice: also myItem of mine.xml.");
        assertThatThrownBy(() -> STANDARD.with(read(with(ITEM)), read(clash, "other.xml")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("other.xml:4");
    }

    @Test
    void a_version_that_nobody_had_heard_of_can_be_loaded_and_used() throws IOException {
        Path newest = Path.of("../shared/standards/naaccr-dictionary-260.xml");
        assumeThat(newest).as("the official dictionary is beside the project").exists();
        String xml = Files.readString(newest).replace("naaccr-dictionary-260", "naaccr-dictionary-270")
                .replace("naaccrVersion=\"260\"", "naaccrVersion=\"270\"")
                .replace("<ItemDefs>", "<ItemDefs>" + item(
                        "naaccrId='brandNew' naaccrNum='8888' naaccrName='Brand New' length='3' recordTypes='A,M,C,I'"
                                + " parentXmlElement='Tumor' dataType='digits'"));

        Dictionaries loaded = STANDARD.with(read(xml, "naaccr-dictionary-270.xml"));

        Dictionary v27 = loaded.version(new NaaccrVersion(27));
        assertThat(v27.items()).hasSize(772);
        Values tumor = new Values();
        tumor.set(v27.item("brandNew"), "123");
        tumor.set(v27.item("primarySite"), "C509");
        List<ConversionNote> notes = Conversion.between(v27, loaded.working()).apply(tumor, Level.TUMOR);
        assertThat(notes).extracting(note -> note.item().id(), ConversionNote::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("brandNew", ConversionNote.Kind.LEFT_OUT));
        assertThat(tumor.get(loaded.working().item("primarySite"))).isEqualTo("C509");
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23, 24, 25, 26})
    void an_official_file_in_place_of_our_table_changes_nothing(int number) throws IOException {
        NaaccrVersion version = new NaaccrVersion(number);
        Path file = Path.of("../shared/standards/naaccr-dictionary-" + version.code() + ".xml");
        assumeThat(file).as("the official dictionary is beside the project").exists();

        Dictionaries loaded = STANDARD.with(read(Files.readString(file), file.getFileName().toString()));

        assertThat(loaded.version(version).items()).isEqualTo(STANDARD.version(version).items());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            naaccrNum='10001' length='2' parentXmlElement='Tumor' | The attribute naaccrId is missing.
            naaccrId='myItem' length='2' parentXmlElement='Tumor' | The attribute naaccrNum is missing of myItem.
            naaccrId='myItem' naaccrNum='10001' parentXmlElement='Tumor' | The attribute length is missing of myItem.
            naaccrId='myItem' naaccrNum='10001' length='2' | The attribute parentXmlElement is missing of myItem.
            naaccrId='MyItem' naaccrNum='10001' length='2' parentXmlElement='Tumor' | naaccrId MyItem must start
            naaccrId='my_item' naaccrNum='10001' length='2' parentXmlElement='Tumor' | naaccrId my_item must start
            naaccrId='myItem' naaccrNum='ten' length='2' parentXmlElement='Tumor' | naaccrNum ten of myItem is no number
            naaccrId='myItem' naaccrNum='10001' length='0' parentXmlElement='Tumor' | length 0 of myItem is no number
            naaccrId='myItem' naaccrNum='10001' length='2' parentXmlElement='Case' | parentXmlElement Case of myItem is not known; known are NaaccrData, Patient, Tumor.
            naaccrId='myItem' naaccrNum='10001' length='2' parentXmlElement='Tumor' dataType='string' | dataType string of myItem is not known; known are alpha,
            naaccrId='myItem' naaccrNum='10001' length='2' parentXmlElement='Tumor' padding='both' | padding both of myItem is not known; known are none,
            naaccrId='myItem' naaccrNum='10001' length='2' parentXmlElement='Tumor' trim='left' | trim left of myItem is not known; known are all, none.
            naaccrId='myItem' naaccrNum='10001' length='2' parentXmlElement='Tumor' recordTypes='A,X' | recordTypes A,X of myItem is not known; known are I, C, M, A.
            naaccrId='primarySite' naaccrNum='10001' length='2' parentXmlElement='Tumor' | naaccrId primarySite is an item of the standard in NAACCR 18.
            naaccrId='myItem' naaccrNum='400' length='2' parentXmlElement='Tumor' | naaccrNum 400 of myItem is that of primarySite of NAACCR 23.
            """)
    void a_fault_of_an_item_names_the_line(String attributes, String message) {
        assertThat(faults(with(item(attributes)))).anySatisfy(fault -> assertThat(fault)
                .startsWith("mine.xml:4: ").contains(message));
    }

    @Test
    void an_id_or_a_number_that_is_there_twice_names_both_lines() {
        String again = item("naaccrId='myItem' naaccrNum='10001' length='3' parentXmlElement='Patient'");
        assertThat(faults(with(ITEM, again))).containsExactly(
                "mine.xml:5: naaccrId myItem is there twice; the first is in line 4.",
                "mine.xml:5: naaccrNum 10001 is there twice; the first is in line 4.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dictionaryUri='http://example.org/mine.xml' naaccrVersion='230' specificationVersion='1.9' | mine.xml:2: specificationVersion 1.9 is not known
            naaccrVersion='230' specificationVersion='1.6' | mine.xml:2: The attribute dictionaryUri is missing.
            dictionaryUri='http://example.org/mine.xml' naaccrVersion='23' specificationVersion='1.6' | mine.xml:2: naaccrVersion 23 is no NAACCR version; they look like 260.
            dictionaryUri='http://example.org/mine.xml' naaccrVersion='190' specificationVersion='1.6' | mine.xml: It is for NAACCR 19, whose base dictionary is not known
            dictionaryUri='http://example.org/mine.xml' naaccrVersion='230' specificationVersion='2.0' | mine.xml:2: specificationVersion 2.0 is not known
            dictionaryUri='http://example.org/mine.xml' | mine.xml:2: The attribute naaccrVersion is missing.
            dictionaryUri='http://naaccr.org/naaccrxml/naaccr-dictionary-270.xml' naaccrVersion='260' specificationVersion='1.8' | mine.xml:2: naaccrVersion is 260, but dictionaryUri is that of 270.
            """)
    void a_fault_of_the_dictionary_is_one_sentence(String attributes, String message) {
        assertThat(faults(userDictionary(attributes, ITEM))).hasSize(1).first().asString().startsWith(message);
    }

    @Test
    void what_is_no_dictionary_is_refused_with_a_line() {
        assertThat(faults("accession\n")).containsExactly("mine.xml:1: This is not well-formed XML.");
        assertThat(faults(with(ITEM).replace("</ItemDefs>", ""))).hasSize(1).first().asString()
                .startsWith("mine.xml:6: This is not well-formed XML");
        assertThat(faults("<NaaccrData xmlns='http://naaccr.org/naaccrxml'/>")).hasSize(1).first().asString()
                .contains("the root element is NaaccrData");
        assertThat(faults(with())).containsExactly("mine.xml: The dictionary defines no item.");
        assertThat(faults("")).hasSize(1);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() throws IOException {
        byte[] latin = with(ITEM.replace("My Item", "Gr\u00f6\u00dfe")).getBytes(StandardCharsets.ISO_8859_1);
        DictionaryFile file = DictionaryFile.read(new ByteArrayInputStream(latin), "mine.xml");
        assertThat(file.faults()).extracting(DictionaryFault::message).containsExactly("The file is not in UTF-8.");
        assertThat(faults("\uFEFF" + with(ITEM))).as("with a byte order mark").isEmpty();
    }

    @Test
    void a_stream_that_breaks_off_is_no_fault_of_the_file() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("<NaaccrDictionary ".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }
                });
        assertThatThrownBy(() -> DictionaryFile.read(broken, "mine.xml")).isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
    }

    @Test
    void document_types_and_entities_are_refused() {
        String bomb = with(ITEM).replace("<NaaccrDictionary ",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\n<NaaccrDictionary ");
        assertThat(faults(bomb)).containsExactly("mine.xml:2: A document type declaration is not allowed.");
        String external = with(ITEM).replace("<NaaccrDictionary ",
                "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>\n<NaaccrDictionary ");
        assertThat(faults(external)).containsExactly("mine.xml:2: A document type declaration is not allowed.");
    }

    @Test
    void grouped_items_and_columns_of_old_specifications_are_passed_over() {
        String old = userDictionary("dictionaryUri='http://example.org/mine.xml' naaccrVersion='180'"
                + " specificationVersion='1.3'", ITEM.replace("length", "startColumn='2340' length"))
                .replace("</ItemDefs>", "</ItemDefs><GroupedItemDefs><GroupedItemDef naaccrId='both'"
                        + " naaccrNum='10009' contains='myItem'/></GroupedItemDefs>");
        assertThat(faults(old)).isEmpty();
    }

    @Test
    void an_item_that_a_registry_used_before_the_standard_took_it_up_is_the_same_item() {
        String early = userDictionary("dictionaryUri='http://example.org/mine.xml' naaccrVersion='210'"
                + " specificationVersion='1.4'",
                item("naaccrId='p16' naaccrNum='3956' length='1' parentXmlElement='Tumor'"));
        Dictionaries loaded = STANDARD.with(read(early));
        assertThat(loaded.version(new NaaccrVersion(21)).item("p16").ordinal())
                .isEqualTo(loaded.working().item("p16").ordinal());
        assertThat(faults(early.replace("3956", "10001"))).hasSize(1);
    }

    /** Files that both judge; where the library says nothing, neither must we. */
    @ParameterizedTest
    @ValueSource(strings = {"", "naaccrId='myItem'|naaccrId='MyItem'", "naaccrId='myItem'|naaccrId='my item'",
            "naaccrId='myItem'|naaccrId='primarySite'", "naaccrId='myItem'|naaccrId=''", "naaccrNum='10001'|",
            "naaccrNum='10001'|naaccrNum='400'", "naaccrNum='10001'|naaccrNum='500'", "length='2'|",
            "parentXmlElement='Tumor'|", "parentXmlElement='Tumor'|parentXmlElement='Case'",
            "parentXmlElement='Tumor'|parentXmlElement='Patient'",
            "parentXmlElement='Tumor'|parentXmlElement='NaaccrData'",
            "length='2'|length='2' dataType='date'", "length='2'|length='2' dataType='year'",
            "length='2'|length='2' padding='leftZero'", "length='2'|length='2' padding='zero'",
            "length='2'|length='2' trim='none'", "length='2'|length='2' trim='some'", "naaccrName='My Item'|",
            "dictionaryUri='http://example.org/mine.xml'|", "naaccrVersion='230'|",
            "specificationVersion='1.6'|specificationVersion='9.9'"})
    void the_reference_library_and_this_reader_agree_on_what_is_a_user_dictionary(String change) {
        String valid = with(ITEM);
        String xml = change.isEmpty()
                ? valid
                : valid.replace(change.substring(0, change.indexOf('|')), change.substring(change.indexOf('|') + 1));
        assertThat(faults(xml).isEmpty()).as(faults(xml).toString()).isEqualTo(libraryAccepts(xml));
    }

    private static boolean libraryAccepts(String xml) {
        try {
            NaaccrDictionary user = NaaccrXmlDictionaryUtils.readDictionary(new StringReader(xml));
            return NaaccrXmlDictionaryUtils.validateUserDictionary(user, "230").isEmpty()
                    && NaaccrXmlDictionaryUtils.validateDictionaries(
                            NaaccrXmlDictionaryUtils.getBaseDictionaryByVersion("230"), List.of(user)).isEmpty();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
