package org.accession.patient;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.accession.keys.KeyFile;
import org.accession.keys.Keyring;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;

/**
 * The registry's keyring: from a file, made on the first start, or given whole by the environment, as an operator with a
 * vault of their own does.
 */
class KeyringProducer {

    @ConfigMapping(prefix = "accession.keys")
    interface KeyConfig {

        /** The key file; it is kept apart from the database and its backup. */
        Path file();

        /** The content of a key file, in place of the file. */
        Optional<String> content();
    }

    /** Made when the registry starts, not with its first patient: a backup needs them too. */
    void make(@Observes StartupEvent started, Keyring keyring) {}

    @Produces
    @Singleton
    Keyring keyring(KeyConfig config, KnownKeys known) {
        String place = config.content().isPresent() ? "accession.keys.content" : config.file().toString();
        Keyring keys = read(config, known, place);
        known.check(keys, place);
        return keys;
    }

    private static Keyring read(KeyConfig config, KnownKeys known, String place) {
        try {
            if (config.content().isPresent()) {
                Properties properties = new Properties();
                properties.load(new StringReader(config.content().get()));
                return KeyFile.keyring(properties, place);
            }
            if (Files.notExists(config.file())) {
                known.requireNone(place);
            }
            return KeyFile.readOrCreate(config.file());
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + config.file() + " cannot be read or written", e);
        }
    }
}
