package org.accession.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.DictionaryFault;
import org.accession.dictionary.DictionaryFile;

import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {

    @Option(names = "--dictionary", paramLabel = "FILE", description = "A NAACCR XML dictionary, base or user-defined, to use beside those that Accession knows. May be given several times.")
    List<Path> files = new ArrayList<>();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this text.")
    boolean help;

    /** The dictionaries that Accession ships with those of the files. */
    Dictionaries dictionaries() throws IOException {
        if (files.isEmpty()) {
            return Dictionaries.standard();
        }
        DictionaryFile[] read = new DictionaryFile[files.size()];
        for (int i = 0; i < read.length; i++) {
            InputFile file = new InputFile(files.get(i).toString());
            try (InputStream in = file.open()) {
                read[i] = DictionaryFile.read(in, file.name());
            }
        }
        List<DictionaryFault> faults = Dictionaries.standard().check(read);
        if (!faults.isEmpty()) {
            throw new UnusableFile(faults);
        }
        return Dictionaries.standard().with(read);
    }
}
