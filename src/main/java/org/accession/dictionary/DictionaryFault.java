package org.accession.dictionary;

/**
 * What is wrong with a dictionary file.
 *
 * @param file the name of the file
 * @param line the line, from 1, or 0 if the fault is not at one place
 * @param message one sentence
 */
public record DictionaryFault(String file, int line, String message) {

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + message;
    }
}
