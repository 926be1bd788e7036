package org.accession.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import com.imsweb.naaccrxml.NaaccrXmlDictionaryUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Our table against the dictionaries that NAACCR published, attribute by attribute. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ItemTableTest {

    @ParameterizedTest
    @ValueSource(ints = {18, 21, 22, 23, 24, 25, 26})
    void the_table_says_what_the_official_dictionary_says(int number) throws Exception {
        NaaccrVersion version = new NaaccrVersion(number);
        Dictionary table = Dictionaries.standard().version(version);
        try (InputStream official = official(version)) {
            assertThatTheTableIs(table, official, table.version().uri());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 21})
    void the_default_user_dictionaries_are_those_that_were_given_with_old_versions(int number) throws Exception {
        NaaccrVersion version = new NaaccrVersion(number);
        try (InputStream official = inLibrary("user-defined-naaccr-dictionary-" + version.code() + ".xml")) {
            assertThatTheTableIs(Dictionaries.standard().version(version), official,
                    "http://naaccr.org/naaccrxml/user-defined-naaccr-dictionary-" + version.code() + ".xml");
        }
    }

    private static void assertThatTheTableIs(Dictionary table, InputStream official, String uri) throws Exception {
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(official).getDocumentElement();
        assertThat(root.getAttribute("dictionaryUri")).isEqualTo(uri);
        NodeList definitions = root.getElementsByTagName("ItemDef");
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < definitions.getLength(); i++) {
            Element definition = (Element) definitions.item(i);
            Item item = table.item(definition.getAttribute("naaccrId"));
            ids.add(item.id());
            assertThat(table.find(item.number())).contains(item);
            assertThat(item.number()).as("number of %s", item)
                    .isEqualTo(Integer.parseInt(definition.getAttribute("naaccrNum")));
            assertThat(item.name()).isEqualTo(definition.getAttribute("naaccrName"));
            assertThat(item.length()).as("length of %s", item)
                    .isEqualTo(Integer.parseInt(definition.getAttribute("length")));
            assertThat(item.level().xmlName()).as("level of %s", item)
                    .isEqualTo(definition.getAttribute("parentXmlElement"));
            assertThat(item.type().xmlName()).as("type of %s", item)
                    .isEqualTo(orElse(definition, "dataType", "text"));
            assertThat(item.padding().xmlName()).as("padding of %s", item)
                    .isEqualTo(orElse(definition, "padding", "none"));
            assertThat(item.unlimited()).as("unlimited text of %s", item)
                    .isEqualTo(definition.getAttribute("allowUnlimitedText").equals("true"));
            assertThat(item.recordTypes()).as("record types of %s", item).extracting(Enum::name)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.asList(definition.getAttribute("recordTypes").split(",")));
        }
        assertThat(table.items()).filteredOn(item -> item.dictionaryUri().equals(uri)).extracting(Item::id)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private static String orElse(Element definition, String attribute, String absent) {
        String value = definition.getAttribute(attribute);
        return value.isEmpty() ? absent : value;
    }

    /** Up to 23 from the library, newer ones from beside the project. */
    private static InputStream official(NaaccrVersion version) throws IOException {
        String file = "naaccr-dictionary-" + version.code() + ".xml";
        if (version.number() <= 23) {
            return inLibrary(file);
        }
        Path beside = Path.of("../shared/standards", file);
        assumeThat(beside).as("the official dictionary is beside the project").exists();
        return Files.newInputStream(beside);
    }

    private static InputStream inLibrary(String file) {
        return NaaccrXmlDictionaryUtils.class.getResourceAsStream("/" + file);
    }
}
