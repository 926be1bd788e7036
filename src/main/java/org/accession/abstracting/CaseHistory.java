package org.accession.abstracting;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of a case that somebody wants to see, and what there is to choose from.
 *
 * @param all how many changes there are
 * @param items a line of each item that was ever changed
 */
record CaseHistory(List<ChangeLine> lines, int all, Collection<ChangeLine> items, List<String> people,
        List<String> sources) {

    static CaseHistory of(List<ChangeLine> all, HistoryFilter filter) {
        Map<String, ChangeLine> items = new LinkedHashMap<>();
        all.stream().filter(line -> !line.item().isEmpty()).forEach(line -> items.putIfAbsent(line.item(), line));
        return new CaseHistory(all.stream().filter(filter::takes).toList(), all.size(), items.values(),
                all.stream().map(ChangeLine::who).distinct().sorted().toList(),
                all.stream().map(line -> line.source().replaceAll(",.*", "")).distinct().sorted().toList());
    }
}
