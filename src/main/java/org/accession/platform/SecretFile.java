package org.accession.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A random secret in a file of its own, made on first use: 256 bits in unpadded base64url. */
public record SecretFile(Path file) {

    private static final int BYTES = 32;

    public String read() {
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
                OwnerOnly.write(file, text.getBytes(StandardCharsets.US_ASCII));
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret in " + file + " cannot be read or written", e);
        }
    }
}
