package org.accession.identity;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;

/** One-time codes by the time (RFC 6238) as every authenticator makes them: SHA-1, a step of 30 seconds. */
final class OneTimeCodes {

    static final Duration STEP = Duration.ofSeconds(30);

    private static final int DIGITS = 6;

    /** RFC 4226 recommends 160 bits. */
    private static final int SECRET_BYTES = 20;

    /** A clock may be one step off, either way. */
    private static final int DRIFT = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeCodes() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The step of time that the code belongs to, counted from 1970, if it is a present one. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        long present = now.getEpochSecond() / STEP.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            if (MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8),
                    code(secret, step, DIGITS).getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String code(byte[] secret, long step, int digits) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP, digits).generateOneTimePasswordString(
                    new SecretKeySpec(secret, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1),
                    Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes are a key of HMAC", e);
        }
    }

    /** The secret as a person types it into an authenticator: in Base32 (RFC 4648), in groups of four. */
    static String spell(byte[] secret) {
        return base32(secret).replaceAll("(?<=\\G.{4})(?=.)", " ");
    }

    /** The address that a QR code hands to an authenticator. */
    static String address(String username, byte[] secret) {
        return "otpauth://totp/Accession:" + URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20")
                + "?secret=" + base32(secret) + "&issuer=Accession";
    }

    /** Five bits a letter; 160 bits need no padding. */
    private static String base32(byte[] secret) {
        StringBuilder letters = new StringBuilder();
        BigInteger rest = new BigInteger(1, secret);
        for (int i = 0; i < secret.length * Byte.SIZE / 5; i++) {
            letters.append(BASE32.charAt(rest.intValue() & 31));
            rest = rest.shiftRight(5);
        }
        return letters.reverse().toString();
    }
}
