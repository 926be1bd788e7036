package org.accession.abstracting;

import java.util.Optional;

import org.accession.dictionary.Item;

/** What codes mean. */
final class Terms {

    private Terms() {}

    /** The term of the item's code, if a code list has it. */
    static Optional<String> of(String itemId, String code) {
        return Optional.empty();
    }

    /** The term of the code, else the code; the empty string for null. */
    static String orCode(String itemId, String code) {
        return code == null ? "" : of(itemId, code).orElse(code);
    }

    /** The code and its term, or the code alone. */
    static String withCode(Item item, String code) {
        return of(item.id(), code).map(term -> code + " " + term).orElse(code);
    }

    /** The term of the morphology with its behavior, else of the histology alone, else the empty string. */
    static String histology(String histology, String behavior) {
        if (histology == null) {
            return "";
        }
        return of("histologicTypeIcdO3", behavior == null ? histology : histology + "/" + behavior)
                .or(() -> of("histologicTypeIcdO3", histology)).orElse("");
    }
}
