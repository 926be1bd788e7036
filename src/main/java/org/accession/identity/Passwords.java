package org.accession.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** How passwords are made, kept and compared. */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    // OWASP's parameters for Argon2id: 19 MiB, two passes, one lane
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT = 16;

    // Without letters and digits that are mistaken for each other
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Compared with when there is no such person: the answer then takes as long as any. */
    private static final String NOBODYS = hash(generate());

    private Passwords() {}

    static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT).with(ARGON2).getResult();
    }

    /** Whether the password is the one behind the hash; never if the hash is null. */
    static boolean match(String password, String hash) {
        String compared = hash == null ? NOBODYS : hash;
        boolean same = password != null && password.length() <= LONGEST
                && Password.check(password, compared).with(Argon2Function.getInstanceFromHash(compared));
        return same && hash != null;
    }

    /** Why the person cannot choose the password, if they cannot. */
    static Optional<String> refusal(Person person, String password, String repeated) {
        if (password == null || password.length() < SHORTEST) {
            return Optional.of("A password has at least " + SHORTEST + " characters.");
        }
        if (password.length() > LONGEST) {
            return Optional.of("A password has at most " + LONGEST + " characters.");
        }
        if (password.toLowerCase(Locale.ROOT).contains(person.username)) {
            return Optional.of("A password does not contain your sign-in name.");
        }
        if (!password.equals(repeated)) {
            return Optional.of("The two passwords are not the same.");
        }
        return CommonPasswords.refusal(password, List.of(person.username, person.name));
    }

    /** Twenty random letters in groups of five: 99 bits. */
    static String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
