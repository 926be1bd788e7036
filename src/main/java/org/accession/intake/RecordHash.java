package org.accession.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.StrayItem;

/** SHA-256 over the items of a record, in the order of the dictionary: equal for equal records, however they are written. */
final class RecordHash {

    private final Dictionary dictionary;

    RecordHash(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    byte[] of(Values patient, Values tumor, List<StrayItem> strays) {
        StringBuilder text = new StringBuilder(1 << 14);
        append(text, patient);
        append(text, tumor);
        strays.forEach(stray -> append(text, stray.id() + "#" + stray.number(), stray.value()));
        return sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every JDK", e);
        }
    }

    private void append(StringBuilder text, Values values) {
        values.forEach(dictionary, (item, value) -> append(text, item.id(), value));
        text.append('\u001e');
    }

    private static void append(StringBuilder text, String id, String value) {
        text.append(id).append('\u001f').append(value).append('\u001e');
    }
}
