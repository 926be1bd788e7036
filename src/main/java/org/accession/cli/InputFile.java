package org.accession.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.accession.dictionary.Dictionaries;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.ReaderOptions;

/** A file to read, by its name on the command line. {@code -} is standard input. */
record InputFile(String name) {

    NaaccrXmlReader read(Dictionaries dictionaries) throws IOException {
        return NaaccrXmlReader.open(open(), dictionaries, ReaderOptions.standard());
    }

    private InputStream open() throws IOException {
        if (name.equals("-")) {
            return System.in;
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new UnusableFile(name, "this is a folder.");
        }
        return Files.newInputStream(path);
    }
}
