package org.accession.staging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The files of an algorithm in an official zip, held in memory. Reads no more than an algorithm can hold. */
final class ZipFiles extends AlgorithmFiles {

    /** Collaborative Stage, the largest so far, has 1,700 files of 11 MB together, the largest of 0.3 MB. */
    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_BYTES_OF_A_FILE = 4L << 20;
    private static final byte[] SIGNATURE = {'P', 'K', 3, 4};

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> schemas;
    private final Set<String> tables;

    /**
     * @throws ZipException if it is no zip, or one that unpacks to more than an algorithm can be; the message is a
     *             sentence
     */
    ZipFiles(InputStream zip) throws IOException {
        byte[] start = zip.readNBytes(SIGNATURE.length);
        if (!Arrays.equals(start, SIGNATURE)) {
            throw new ZipException("The file is not a zip.");
        }
        long left = MOST_BYTES;
        int entries = 0;
        try (ZipInputStream stream = new ZipInputStream(
                new SequenceInputStream(new ByteArrayInputStream(start), zip))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                if (++entries > MOST_FILES) {
                    throw new ZipException("The zip has more than " + MOST_FILES + " files.");
                }
                byte[] content = content(stream, left);
                left -= content.length;
                if (content.length > MOST_BYTES_OF_A_FILE) {
                    throw new ZipException(entry.getName() + " has more than " + (MOST_BYTES_OF_A_FILE >> 20)
                            + " MB; no file of an algorithm is that large.");
                }
                if (entry.getName().matches("(schemas|tables)/[^/]+\\.json")) {
                    files.put(entry.getName(), content);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ZipException("The zip is damaged: " + e.getMessage());
        }
        schemas = ids("schemas/");
        tables = ids("tables/");
    }

    private static byte[] content(InputStream stream, long most) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            if (content.size() + read > most) {
                throw new ZipException("The zip unpacks to more than " + (MOST_BYTES >> 20)
                        + " MB; no algorithm is that large.");
            }
            content.write(buffer, 0, read);
        }
        return content.toByteArray();
    }

    @Override
    Set<String> schemas() {
        return schemas;
    }

    @Override
    Set<String> tables() {
        return tables;
    }

    @Override
    InputStream open(String file) {
        byte[] content = files.get(file);
        return content == null ? null : new ByteArrayInputStream(content);
    }

    private Set<String> ids(String folder) {
        Set<String> ids = new TreeSet<>();
        for (String file : files.keySet()) {
            if (file.startsWith(folder)) {
                ids.add(file.substring(folder.length(), file.length() - ".json".length()));
            }
        }
        return Collections.unmodifiableSet(ids);
    }
}
