package org.accession.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;

/**
 * Whether a password would be among the first that somebody tries: common passwords, names and words, runs of keys,
 * dates, repetitions, the words of the trade and the person's own names, alone or strung together.
 */
final class CommonPasswords {

    /** The best of five scores: out of reach of 10^10 guesses. */
    private static final int GOOD = 4;

    /** What is behind these characters makes a password no weaker, and measuring takes much longer with them. */
    private static final int MEASURED = 48;

    private static final String WORDS = "/registry-schemas/passwords/words.txt";

    private CommonPasswords() {}

    /** The lists are read anew each time: passwords are seldom chosen, and the lists take 20 MB. */
    static Optional<String> refusal(String password, List<String> own) {
        List<String> words = new ArrayList<>(words());
        own.forEach(name -> words.addAll(List.of(name.split("[^\\p{L}\\p{N}]+"))));
        Strength strength = new Zxcvbn().measure(password.substring(0, Math.min(password.length(), MEASURED)), words);
        if (strength.getScore() == GOOD) {
            return Optional.empty();
        }
        String warning = strength.getFeedback().getWarning();
        return Optional.of("This password would soon be guessed."
                + (warning.isEmpty() ? "" : " " + warning + (warning.endsWith(".") ? "" : "."))
                + " A sentence of a few uncommon words is good.");
    }

    private static List<String> words() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream(WORDS)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
