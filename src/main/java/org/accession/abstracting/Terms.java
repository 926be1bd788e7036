package org.accession.abstracting;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.accession.dictionary.CodeList;
import org.accession.dictionary.CodeLists;
import org.accession.dictionary.Item;

/** What codes mean. */
final class Terms {

    /** That an item has no list is remembered too: to find out takes reading its documentation. */
    private static final Map<String, Optional<CodeList>> LISTS = new ConcurrentHashMap<>();

    private Terms() {}

    /** The term of the item's code, if a code list has it. */
    static Optional<String> of(String itemId, String code) {
        return LISTS.computeIfAbsent(itemId, CodeLists.standard()::find).flatMap(list -> list.term(code));
    }

    /** The term of the code, else the code; the empty string for null. */
    static String orCode(String itemId, String code) {
        return code == null ? "" : of(itemId, code).orElse(code);
    }

    /** The code and its term, or the code alone. */
    static String withCode(Item item, String code) {
        return of(item.id(), code).map(term -> code + " " + term).orElse(code);
    }

    /** The term of the morphology, else of the histology alone, else the empty string. */
    static String histology(String histology, String behavior) {
        if (histology == null) {
            return "";
        }
        return Optional.ofNullable(behavior)
                .flatMap(known -> CodeLists.standard().morphology().term(histology + "/" + known))
                .or(() -> of("histologicTypeIcdO3", histology)).orElse("");
    }
}
