package org.accession.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import org.accession.keys.Keyring;
import org.accession.keys.UnreadableValueException;

/**
 * A second factor that is being added. Its page carries it, encrypted: nothing is stored until a first code shows that
 * the authenticator has it.
 */
record Enrolment(long personId, Instant begun, byte[] secret) {

    private static final String PURPOSE = "enrolment";
    private static final Duration LONGEST = Duration.ofMinutes(15);

    static Enrolment begin(long personId, Instant now) {
        return new Enrolment(personId, now, OneTimeCodes.newSecret());
    }

    String seal(Keyring keyring) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keyring.encrypt(String.join(" ", PURPOSE,
                String.valueOf(personId), String.valueOf(begun.getEpochSecond()),
                Base64.getEncoder().encodeToString(secret))));
    }

    /** What was sealed, if it is the person's and not old. */
    static Optional<Enrolment> open(String sealed, long personId, Instant now, Keyring keyring) {
        try {
            String[] parts = keyring.decryptText(Base64.getUrlDecoder().decode(sealed)).split(" ");
            Instant begun = Instant.ofEpochSecond(Long.parseLong(parts[2]));
            return parts[0].equals(PURPOSE) && Long.parseLong(parts[1]) == personId
                    && Duration.between(begun, now).abs().compareTo(LONGEST) < 0
                            ? Optional.of(new Enrolment(personId, begun, Base64.getDecoder().decode(parts[3])))
                            : Optional.empty();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | UnreadableValueException e) {
            return Optional.empty();
        }
    }
}
