package org.accession.home;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.accession.checking.Paging;

/**
 * What was looked for in the dictionary, and what was found.
 *
 * @param sections all sections, to choose from
 * @param found all items that were found
 * @param shown those of the page
 */
record ItemSearch(String text, String section, List<String> sections, List<ItemHistory> found, List<ItemHistory> shown,
        Paging paging) {

    private static final int LINES = 50;

    static ItemSearch of(List<ItemHistory> all, String text, String section, int page) {
        List<ItemHistory> found = all.stream()
                .filter(item -> section.isEmpty() || item.latest().section().equals(section))
                .filter(item -> item.matches(text)).toList();
        Paging paging = Paging.of(page, found.size(), LINES);
        return new ItemSearch(text, section,
                all.stream().map(item -> item.latest().section()).distinct().sorted().toList(), found,
                found.stream().skip(paging.first(LINES)).limit(LINES).toList(), paging);
    }

    /** Where a page of it is. */
    public String address(int page) {
        return "/dictionary?q=" + encoded(text) + "&section=" + encoded(section) + "&page=" + page;
    }

    private static String encoded(String written) {
        return URLEncoder.encode(written, StandardCharsets.UTF_8);
    }
}
