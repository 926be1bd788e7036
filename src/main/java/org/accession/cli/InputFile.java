package org.accession.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.accession.dictionary.Dictionaries;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.ReaderOptions;

/** A file to read, by its name on the command line. {@code -} is standard input. */
record InputFile(String name) {

    NaaccrXmlReader read(Dictionaries dictionaries) throws IOException {
        return NaaccrXmlReader.open(open(), dictionaries, ReaderOptions.standard());
    }

    InputStream open() throws IOException {
        if (name.equals("-")) {
            return System.in;
        }
        Path path = path(name);
        if (Files.isDirectory(path)) {
            throw new UnusableFile(name, "this is a folder.");
        }
        return Files.newInputStream(path);
    }

    /** The path of a file that the command line names. */
    static Path path(String name) throws UnusableFile {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UnusableFile(name, "this cannot be the name of a file here: " + e.getReason() + ".");
        }
    }
}
