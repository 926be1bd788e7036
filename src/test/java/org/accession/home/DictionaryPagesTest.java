package org.accession.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.accession.fixture.Visitor;
import org.accession.identity.Roles;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DictionaryPagesTest {

    private final Visitor visitor = Visitor.with(Roles.QUALITY);

    @Test
    void every_item_is_on_one_of_the_pages() {
        Document page = visitor.opens("/dictionary");
        int all = Integer.parseInt(page.select("caption").text().split(" ")[0]);
        List<String> items = new ArrayList<>();
        for (Element further = page.selectFirst("nav.pages a:contains(Further)"); further != null; further = page
                .selectFirst("nav.pages a:contains(Further)")) {
            items.addAll(page.select("tbody th a").eachAttr("href"));
            assertThat(page.select("tbody tr")).hasSize(50);
            page = visitor.opens(further.attr("href"));
        }
        items.addAll(page.select("tbody th a").eachAttr("href"));

        assertThat(items).hasSize(all).hasSizeGreaterThan(800).doesNotHaveDuplicates();
        assertThat(page.select("nav.pages a").eachText()).containsExactly("Earlier");
    }

    @Test
    void pages_of_a_search_keep_what_was_looked_for() {
        Document page = visitor.opens("/dictionary?q=date&section=");
        Document further = visitor.opens(page.select("nav.pages a").attr("href"));

        assertThat(further.select("#q").val()).isEqualTo("date");
        assertThat(further.select("tbody tr")).isNotEmpty()
                .allMatch(row -> row.text().toLowerCase(Locale.ROOT).contains("date"));
        assertThat(visitor.opens("/dictionary?q=laterality").select("nav.pages")).isEmpty();
    }
}
