package org.accession.dictionary;

import java.util.List;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ItemDocumentationTest {

    @Test
    void an_item_has_its_description_and_its_codes() {
        ItemDocumentation sex = ItemDocumentation.find("sex").orElseThrow();
        assertThat(sex.html()).contains("<h3>Description</h3>").contains("Code for the sex of the patient.");
        assertThat(sex.codes()).extracting(CodeEntry::code).containsExactly("1", "2", "3", "4", "5", "6", "9");
    }

    @Test
    void every_item_of_version_25_but_a_few_is_documented_in_plain_html() {
        List<Item> items = Dictionaries.standard().version(new NaaccrVersion(25)).items();
        assertThat(items).allSatisfy(item -> ItemDocumentation.find(item.id()).ifPresent(documentation -> {
            assertThat(documentation.html()).as(item.id()).isNotBlank();
            assertThat(Jsoup.parseBodyFragment(documentation.html()).body().getAllElements().stream().skip(1))
                    .allSatisfy(element -> assertThat(element.attributes()).as(item.id() + " " + element).isEmpty())
                    .noneMatch(element -> element.nameIs("a") || element.nameIs("img") || element.nameIs("div"));
        }));
        assertThat(items.stream().filter(item -> ItemDocumentation.find(item.id()).isEmpty())).hasSizeLessThan(10);
    }

    @Test
    void scripts_styles_and_links_do_not_come_through() {
        String html = ItemDocumentation.parse("<p onclick='alert(1)' style='color:red' class='x'>See <a "
                + "href='https://example.org/'>there</a><script>alert(1)</script><style>p {}</style>"
                + "<img src='http://example.org/x.png'></p>").html();
        assertThat(html).isEqualTo("<p>See there</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noSuchItem", "", "../naaccr25/sex", "sex.html", "Sex"})
    void what_is_no_item_has_none(String id) {
        assertThat(ItemDocumentation.find(id)).isEmpty();
    }

    @Test
    void group_headings_in_a_code_table_are_no_codes() {
        assertThat(ItemDocumentation.find("followUpSourceCentral").orElseThrow().codes())
                .extracting(CodeEntry::code).contains("01", "29", "98").allMatch(code -> code.length() == 2);
        assertThat(ItemDocumentation.find("classOfCase").orElseThrow().codes())
                .extracting(CodeEntry::code).contains("00", "10").noneMatch(code -> code.endsWith("*"));
    }
}
