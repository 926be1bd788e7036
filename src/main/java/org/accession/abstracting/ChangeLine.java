package org.accession.abstracting;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.audit.ChangeLog;
import org.accession.audit.Difference;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.keys.Keyring;
import org.accession.keys.UnreadableValueException;
import org.accession.patient.Identifier;

/**
 * What a save did to one item, or that it brought the record in.
 *
 * @param item the XML id, or the empty string for a whole record
 * @param name the item's name
 * @param from the value before; an identifier is masked
 * @param to the value after; an identifier is masked
 * @param source a form, an import, an algorithm, a merge: which
 * @param why the reason, or the empty string
 */
record ChangeLine(Instant at, String who, String item, String name, String from, String to, String source, String why) {

    private static final String REGISTRY = "Registry";

    /** The lines of a save. */
    static Stream<ChangeLine> of(ChangeLog save, Map<Long, String> names, Keyring keyring) {
        String who = names.getOrDefault(save.personId, REGISTRY);
        String why = save.reason == null ? "" : save.reason;
        if (save.differences.isEmpty()) {
            return Stream.of(new ChangeLine(save.at, who, "", "Whole record", "", "", source(save), why));
        }
        return save.differences.stream().map(difference -> new ChangeLine(save.at, who, difference.item(),
                name(difference), shown(difference.item(), difference.from(), keyring),
                shown(difference.item(), difference.to(), keyring), source(save), why));
    }

    /** As a person wants to know it who asks where a value comes from. */
    private static String source(ChangeLog save) {
        List<String> parts = Stream.of(switch (save.source) {
            case FORM -> "Form";
            case IMPORT -> "Import";
            case ALGORITHM -> "Algorithm";
            case MERGE -> "Merge";
        }, save.sourceDetail, save.sourceRecord == null ? null : "record " + save.sourceRecord).filter(Objects::nonNull)
                .toList();
        return parts.stream().collect(Collectors.joining(", "));
    }

    private static String name(Difference difference) {
        return Dictionaries.standard().working().find(difference.item()).map(Item::name).orElse(difference.item());
    }

    private static String shown(String item, String logged, Keyring keyring) {
        if (logged.isEmpty() || !isIdentifier(item)) {
            return logged;
        }
        try {
            return Written.masked(keyring.decryptText(Base64.getDecoder().decode(logged)));
        } catch (UnreadableValueException | IllegalArgumentException e) {
            return "not readable";
        }
    }

    static boolean isIdentifier(String item) {
        return Stream.of(Identifier.values()).anyMatch(identifier -> identifier.item().id().equals(item));
    }
}
