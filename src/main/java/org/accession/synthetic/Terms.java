package org.accession.synthetic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.accession.dictionary.CodeLists;

/** What sites and histologies are called. */
final class Terms {

    /** What ICD-O-3 puts behind a term: usual sites, exceptions. */
    private static final Pattern USUAL_SITES = Pattern.compile(" \\((C\\d\\d|except)[^)]*\\)$");

    private static final Map<String, String> SITES = new ConcurrentHashMap<>();
    private static final Map<String, String> MORPHOLOGIES = new ConcurrentHashMap<>();

    private Terms() {}

    static String site(String code) {
        return SITES.computeIfAbsent(code,
                key -> CodeLists.standard().find("primarySite").flatMap(list -> list.term(key)).orElse("PRIMARY SITE"));
    }

    static String morphology(Diagnosis diagnosis) {
        return MORPHOLOGIES.computeIfAbsent(diagnosis.histology() + "/" + diagnosis.behavior(),
                key -> CodeLists.standard().morphology().term(key)
                        .map(term -> USUAL_SITES.matcher(term).replaceFirst("")).orElse("NEOPLASM"));
    }

    /** No longer than the item. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).stripTrailing();
    }
}
