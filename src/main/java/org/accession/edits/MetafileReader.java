package org.accession.edits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.accession.dictionary.Dictionaries;

/** Reads a metafile of either form. */
public final class MetafileReader {

    private static final String SQLITE = "SQLite format 3\0";

    private MetafileReader() {}

    /**
     * Reads an official metafile or a translated one.
     *
     * @param dictionaries know the items of the version that the metafile is for
     * @throws MetafileFault if the file is neither
     */
    public static Metafile read(Path file, Dictionaries dictionaries) throws IOException {
        return read(file, file.getFileName().toString(), dictionaries);
    }

    /**
     * Reads a file that is called otherwise where it comes from: an official metafile is known by that name.
     *
     * @throws MetafileFault if the file is neither
     */
    public static Metafile read(Path file, String fileName, Dictionaries dictionaries) throws IOException {
        String name = fileName.replaceFirst("(?i)\\.(smf|xml)$", "");
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(SQLITE.length()), StandardCharsets.ISO_8859_1);
        }
        if (start.equals(SQLITE)) {
            return SmfMetafile.read(file, name, dictionaries);
        }
        if (!start.stripLeading().startsWith("<")) {
            throw new MetafileFault(fileName + " is no metafile: it is neither SQLite nor translated edits.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return TranslatedMetafile.read(in);
        }
    }
}
