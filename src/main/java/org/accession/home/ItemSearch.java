package org.accession.home;

import java.util.List;

/**
 * What was looked for in the dictionary, and what was found.
 *
 * @param sections all sections, to choose from
 */
record ItemSearch(String text, String section, List<String> sections, List<ItemHistory> found) {

    static ItemSearch of(List<ItemHistory> all, String text, String section) {
        return new ItemSearch(text, section,
                all.stream().map(item -> item.latest().section()).distinct().sorted().toList(),
                all.stream().filter(item -> section.isEmpty() || item.latest().section().equals(section))
                        .filter(item -> item.matches(text)).toList());
    }
}
