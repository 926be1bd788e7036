package org.accession.backup;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;

import org.accession.keys.KeyFile;
import org.accession.keys.Keyring;
import org.accession.platform.OwnerAccess;

/**
 * The registry that an operator's command works on.
 *
 * @param keyFile where its keys are
 * @param keyContent the content of a key file, in place of the file
 * @param rootsFile where its service notes the roots over its logs
 * @param isServed whether its service is known to run
 */
public record Registry(OwnerAccess access, Path keyFile, Optional<String> keyContent, Path rootsFile,
        boolean isServed) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    /** Its keys; unlike the service a command never makes new ones. */
    Keyring keys() throws IOException {
        if (keyContent.isPresent()) {
            Properties properties = new Properties();
            properties.load(new StringReader(keyContent.get()));
            return KeyFile.keyring(properties, "accession.keys.content");
        }
        if (Files.notExists(keyFile)) {
            throw new UnusableBackup("There is no key file " + keyFile + ". Copy the one of the registry there first.");
        }
        return KeyFile.readOrCreate(keyFile);
    }

    /**
     * Whatever was noted of another past of the registry would be missing in this one for ever: it is kept under another
     * name, which is answered; nothing if nothing was noted.
     */
    Optional<Path> putRootsAside(Instant now) throws IOException {
        if (Files.notExists(rootsFile)) {
            return Optional.empty();
        }
        return Optional.of(Files.move(rootsFile,
                rootsFile.resolveSibling(rootsFile.getFileName() + ".until-" + SECOND.format(now))));
    }
}
