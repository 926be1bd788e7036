package org.accession.dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The codes of an item and what they mean. Does not change; safe for use by threads. */
public final class CodeList {

    private final String id;
    private final List<CodeEntry> entries;
    private final List<CodeEntry> ranges = new ArrayList<>();
    private final Map<String, List<CodeEntry>> byCode = new HashMap<>();
    private volatile CodeSearch search;

    CodeList(String id, List<CodeEntry> entries) {
        this.id = id;
        this.entries = List.copyOf(entries);
        for (CodeEntry entry : entries) {
            if (entry.isRange()) {
                ranges.add(entry);
            } else {
                List<CodeEntry> terms = byCode.computeIfAbsent(entry.code(), code -> new ArrayList<>(1));
                terms.add(entry.preferred() ? 0 : terms.size(), entry);
            }
        }
    }

    /** The name of the list, for example {@code state}. */
    public String id() {
        return id;
    }

    /** All codes with all their terms, in the order of the list. */
    public List<CodeEntry> entries() {
        return entries;
    }

    /** The code with the term to show for it, if the list has the code or a range that holds it. */
    public Optional<CodeEntry> find(String code) {
        List<CodeEntry> terms = byCode.get(code);
        return terms != null
                ? Optional.of(terms.get(0))
                : ranges.stream().filter(range -> range.contains(code)).findFirst();
    }

    /** The term to show for the code, if the list has it. */
    public Optional<String> term(String code) {
        return find(code).map(entry -> entry.term(code));
    }

    /** All terms of a code, the one to show first; empty if the list does not have it by itself. */
    public List<CodeEntry> terms(String code) {
        return List.copyOf(byCode.getOrDefault(code, List.of()));
    }

    /**
     * The codes that the words fit, best first, each with its best term. A word fits the start of a word, in any order;
     * a code fits by its start, with or without its point or stroke. No words: the list from its start.
     */
    public List<CodeEntry> search(String words, int most) {
        if (search == null) {
            search = new CodeSearch(entries);
        }
        return search.find(words, most);
    }
}
