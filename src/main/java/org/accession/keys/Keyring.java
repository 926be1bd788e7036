package org.accession.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM and makes keyed hashes (HMAC-SHA-256) to match by. Keys have ids: each encrypted value names
 * its own, so that new values take the current key while old ones stay readable until they are encrypted again.
 * Safe for use by several threads.
 */
public final class Keyring {

    /** The length of a secret in bytes. */
    public static final int SECRET_LENGTH = 32;

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_LENGTH = Integer.BYTES;
    /** The processor's own AES comes in once the JIT compiler has seen some calls: many small ones get there soon. */
    private static final int SLICE = 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Integer, SecretKey> encryption = new TreeMap<>();
    private final Map<Integer, byte[]> fingerprints = new TreeMap<>();
    private final Map<Integer, LocalDate> made;
    private final SecretKey matching;
    private final int matchingKey;
    private final int current;
    private final Supplier<Optional<Keyring>> grown;
    /** What this ring has grown to, once it met a value of a key that it had not. */
    private volatile Keyring next;

    /**
     * @param secrets {@value #SECRET_LENGTH} random bytes for each key id
     * @param current the id of the key that new values are encrypted with
     * @param matching the id of the key that hashes are made with; it changes only together with every stored hash
     * @throws IllegalArgumentException if a secret has another length, or an id has no secret
     */
    public Keyring(Map<Integer, byte[]> secrets, int current, int matching) {
        this(secrets, Map.of(), current, matching, Optional::empty);
    }

    /**
     * The same with the day on which each key was made, as far as that is known.
     *
     * @param grown the ring with the keys that were added meanwhile, if any were: it is asked for them when a value names a
     *            key that is not here, so that one process may add a key and encrypt with it while others run
     */
    Keyring(Map<Integer, byte[]> secrets, Map<Integer, LocalDate> made, int current, int matching,
            Supplier<Optional<Keyring>> grown) {
        if (!secrets.keySet().containsAll(Set.of(current)) || !secrets.containsKey(matching)) {
            throw new IllegalArgumentException(
                    "No secret for key " + (secrets.containsKey(current) ? matching : current));
        }
        secrets.forEach((id, secret) -> {
            if (secret.length != SECRET_LENGTH) {
                throw new IllegalArgumentException("The secret of key " + id + " has " + secret.length + " bytes, not "
                        + SECRET_LENGTH);
            }
            encryption.put(id, new SecretKeySpec(derive(secret, "encryption"), "AES"));
            fingerprints.put(id, derive(secret, "fingerprint"));
        });
        this.current = current;
        this.made = Map.copyOf(made);
        this.grown = grown;
        matchingKey = matching;
        this.matching = new SecretKeySpec(derive(secrets.get(matching), "matching"), "HmacSHA256");
    }

    /** A secret for a new key. */
    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET_LENGTH];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** By the id of each key, what it is known again by: it tells nothing of the secret. */
    public Map<Integer, byte[]> fingerprints() {
        return Collections.unmodifiableMap(newest().fingerprints);
    }

    /** The id of the key that new values are encrypted with. */
    public int currentKey() {
        return newest().current;
    }

    /** The id of the key that hashes are made with. */
    public int matchingKey() {
        return matchingKey;
    }

    /** The ids of all keys. */
    public Set<Integer> ids() {
        return Set.copyOf(newest().encryption.keySet());
    }

    /** The day on which the key was made, if its file says so. */
    public Optional<LocalDate> made(int id) {
        return Optional.ofNullable(newest().made.get(id));
    }

    /** The id of the key that the value was encrypted with. */
    public static int keyOf(byte[] encrypted) {
        return ByteBuffer.wrap(encrypted).getInt();
    }

    /** The text in UTF-8, encrypted. */
    public byte[] encrypt(String text) {
        return encrypt(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Key id (4 bytes), nonce (12), then what was encrypted and its tag (16). */
    public byte[] encrypt(byte[] plain) {
        return newest().seal(plain);
    }

    private byte[] seal(byte[] plain) {
        byte[] nonce = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(HEADER_LENGTH).putInt(current).array();
        byte[] sealed = new byte[HEADER_LENGTH + NONCE_LENGTH + plain.length + TAG_BITS / Byte.SIZE];
        ByteBuffer.wrap(sealed).put(header).put(nonce);
        return with(current, () -> {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, current, header, nonce);
            int read = 0;
            int written = HEADER_LENGTH + NONCE_LENGTH;
            while (plain.length - read > SLICE) {
                written += cipher.update(plain, read, SLICE, sealed, written);
                read += SLICE;
            }
            cipher.doFinal(plain, read, plain.length - read, sealed, written);
            return sealed;
        });
    }

    /**
     * What was encrypted.
     *
     * @throws UnreadableValueException if its key is not in this ring, or it was altered
     */
    public byte[] decrypt(byte[] encrypted) {
        int start = HEADER_LENGTH + NONCE_LENGTH;
        if (encrypted.length < start + TAG_BITS / Byte.SIZE) {
            throw new UnreadableValueException("An encrypted value is too short", null);
        }
        byte[] header = new byte[HEADER_LENGTH];
        byte[] nonce = new byte[NONCE_LENGTH];
        ByteBuffer.wrap(encrypted).get(header).get(nonce);
        int key = keyOf(encrypted);
        Keyring ring = holding(key);
        return with(key, () -> ring.cipher(Cipher.DECRYPT_MODE, key, header, nonce).doFinal(encrypted, start,
                encrypted.length - start));
    }

    /** The text that was encrypted; see {@link #decrypt(byte[])}. */
    public String decryptText(byte[] encrypted) {
        return new String(decrypt(encrypted), StandardCharsets.UTF_8);
    }

    /** The keyed hash of the text: equal texts have equal hashes, and without the key nobody can try texts out. */
    public byte[] hmac(String text) {
        return hmac(matching, text);
    }

    private Keyring newest() {
        return next == null ? this : next.newest();
    }

    private Keyring holding(int key) {
        Keyring ring = newest();
        return ring.encryption.containsKey(key) ? ring : ring.grow();
    }

    /** Only a ring that has the keys of this one, and hashes as it does, is what it has grown to. */
    private synchronized Keyring grow() {
        if (next == null) {
            next = grown.get().filter(this::isPartOf).orElse(null);
        }
        return newest();
    }

    private boolean isPartOf(Keyring other) {
        return other.matchingKey == matchingKey && fingerprints.entrySet().stream()
                .allMatch(mine -> Arrays.equals(mine.getValue(), other.fingerprints.get(mine.getKey())));
    }

    private interface Work {
        byte[] result() throws GeneralSecurityException;
    }

    private static byte[] with(int keyId, Work work) {
        try {
            return work.result();
        } catch (GeneralSecurityException e) {
            throw new UnreadableValueException("A value cannot be read with key " + keyId, e);
        }
    }

    private Cipher cipher(int mode, int keyId, byte[] header, byte[] nonce) throws GeneralSecurityException {
        SecretKey key = encryption.get(keyId);
        if (key == null) {
            throw new UnreadableValueException("The keyring has no key " + keyId, null);
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    private static byte[] derive(byte[] secret, String purpose) {
        return hmac(new SecretKeySpec(secret, "HmacSHA256"), "accession/" + purpose);
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is in every JDK", e);
        }
    }

    /** The ids only: a secret does not belong in a log. */
    @Override
    public String toString() {
        return "Keyring" + newest().encryption.keySet();
    }
}
