package org.accession.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The bytes that a row of the logs is hashed in (src/docs/adr/0030): each field as its length in bytes, a colon, its text
 * in UTF-8 and a line feed; a field without a value as a minus and a line feed.
 */
final class CanonicalForm {

    /** The hash before the first row. */
    static final byte[] NOTHING = new byte[32];

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256 = sha256();

    CanonicalForm field(String text) {
        if (text == null) {
            sha256.update((byte) '-');
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(bytes);
        }
        sha256.update((byte) '\n');
        return this;
    }

    /** In decimal digits. */
    CanonicalForm field(Number number) {
        return field(number == null ? null : number.toString());
    }

    /** In small hexadecimal digits. */
    CanonicalForm field(byte[] bytes) {
        return field(bytes == null ? null : HEX.formatHex(bytes));
    }

    /** In microseconds since 1970-01-01T00:00:00Z. */
    CanonicalForm field(Instant instant) {
        return field(instant == null ? (Long) null : Long.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
    }

    /** The SHA-256 of the fields so far; the next field begins another row. */
    byte[] hash() {
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
