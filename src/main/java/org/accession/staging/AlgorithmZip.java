package org.accession.staging;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** An algorithm in the zip in which its publisher releases it. It is taken whole or not at all. */
public final class AlgorithmZip {

    private static final int MOST_REASONS = 20;

    private AlgorithmZip() {}

    /** What opening a zip came to. */
    public sealed interface Opening {}

    /** The algorithm can be installed. */
    public record Opened(Algorithm algorithm, int schemas, int tables) implements Opening {}

    /** It cannot; each reason is a sentence. */
    public record Refused(List<String> reasons) implements Opening {}

    /**
     * An algorithm whose zip was checked when it was installed.
     *
     * @param zip the zip to the byte
     * @param clock says what the current year is
     */
    public static Algorithm installed(AlgorithmVersion version, byte[] zip, Clock clock) {
        try {
            return new Algorithm(version, new ZipFiles(new ByteArrayInputStream(zip)), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The installed zip of " + version + " cannot be read", e);
        }
    }

    /**
     * Reads the zip and checks every file in it.
     *
     * @param clock says what the current year is
     * @throws IOException if the stream fails; a file that is no algorithm is a refusal
     */
    public static Opening open(InputStream zip, Clock clock) throws IOException {
        ZipFiles files;
        try {
            files = new ZipFiles(zip);
        } catch (ZipException | EOFException e) {
            return new Refused(List.of(e instanceof ZipException && e.getMessage() != null
                    ? e.getMessage()
                    : "The zip is cut off."));
        }
        AlgorithmCheck check = new AlgorithmCheck(files);
        List<String> problems = check.problems();
        if (!problems.isEmpty()) {
            return new Refused(first(problems));
        }
        return new Opened(new Algorithm(check.version(), files, clock), files.schemas().size(),
                files.tables().size());
    }

    private static List<String> first(List<String> problems) {
        if (problems.size() <= MOST_REASONS) {
            return List.copyOf(problems);
        }
        List<String> first = new ArrayList<>(problems.subList(0, MOST_REASONS));
        first.add("And " + (problems.size() - MOST_REASONS) + " more.");
        return List.copyOf(first);
    }
}
