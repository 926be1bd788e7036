package org.accession.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import org.accession.dictionary.DictionaryFault;
import org.accession.naaccrxml.StructuralFault;

/** A file that cannot be used; the message names it and says why, a sentence to a line. */
final class UnusableFile extends IOException {

    UnusableFile(String file, String sentence) {
        super(file + ": " + sentence);
    }

    /** A file that stops being NAACCR XML. */
    UnusableFile(String file, StructuralFault fault) {
        this(file + ":" + fault.line() + ":" + fault.column(), fault.sentence());
    }

    /** Dictionaries with faults: a line for each. */
    UnusableFile(List<DictionaryFault> faults) {
        super(faults.stream().map(UnusableFile::line).collect(Collectors.joining(System.lineSeparator())));
    }

    private static String line(DictionaryFault fault) {
        return (fault.line() == 0 ? fault.file() : fault.file() + ":" + fault.line()) + ": " + fault.message();
    }
}
