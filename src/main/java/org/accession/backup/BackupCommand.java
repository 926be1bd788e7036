package org.accession.backup;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;

import org.accession.keys.Keyring;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The file appears under its name once it is whole, readable by its owner alone. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = "Writes the whole registry to one encrypted file, as it is at this moment. The service may run.", footer = {
        "",
        "The keys are not in the file: keep a copy of the key file in another place. Without it the backup is worth nothing.",
        "", "Exit code: 0 written (and restored, with --check), 2 not."})
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file to write; there must be none yet.")
    Path file;

    @Option(names = "--check", description = "Then restore the file into a database made for that, and compare.")
    boolean check;

    @ParentCommand
    OwnerCommands owner;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Keyring keys = owner.registry.keys();
        Path target = file.toAbsolutePath();
        Path unfinished = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".unfinished");
        try {
            Map<String, Sum> sums;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
                sums = Backup.write(owner.registry.access(), keys, Clock.systemUTC(), out);
            }
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            spec.commandLine().getOut().printf("%s: %,d rows of %d tables, %,d bytes, encrypted with key %d.%n", file,
                    sums.values().stream().mapToLong(Sum::rows).sum(), sums.size(), Files.size(target),
                    keys.currentKey());
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return check ? RestoreCommand.check(file, keys, spec) : 0;
    }
}
