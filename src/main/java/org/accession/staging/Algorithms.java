package org.accession.staging;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The algorithms that are installed, side by side. A snapshot: installing one makes a new one. */
public final class Algorithms {

    /** Extent of Disease as the library of NCI ships it. */
    public static final AlgorithmVersion EOD = new AlgorithmVersion("eod_public", "3.0");
    /** Collaborative Stage. */
    public static final AlgorithmVersion CS = new AlgorithmVersion("cs", "02.05.50");
    /** Directly coded TNM. */
    public static final AlgorithmVersion TNM = new AlgorithmVersion("tnm", "2.0");

    private final Map<AlgorithmVersion, Algorithm> installed;

    private Algorithms(Map<AlgorithmVersion, Algorithm> installed) {
        this.installed = installed;
    }

    /** Those that come with Accession. The clock says what the current year is. */
    public static Algorithms shipped(Clock clock) {
        Map<AlgorithmVersion, Algorithm> shipped = new LinkedHashMap<>();
        for (AlgorithmVersion version : List.of(EOD, CS, TNM)) {
            shipped.put(version, new Algorithm(version, new ShippedFiles(version.id(), version.version()), clock));
        }
        return new Algorithms(shipped);
    }

    /** These and one more; one of the same version takes the place of the former. */
    public Algorithms with(Algorithm algorithm) {
        Map<AlgorithmVersion, Algorithm> more = new LinkedHashMap<>(installed);
        more.put(algorithm.version(), algorithm);
        return new Algorithms(more);
    }

    /** The versions that are installed. */
    public List<AlgorithmVersion> versions() {
        return List.copyOf(installed.keySet());
    }

    /** The algorithm of the version, if it is installed. */
    public Optional<Algorithm> find(AlgorithmVersion version) {
        return Optional.ofNullable(installed.get(version));
    }

    /**
     * The algorithm of the version.
     *
     * @throws IllegalArgumentException if it is not installed
     */
    public Algorithm get(AlgorithmVersion version) {
        return find(version)
                .orElseThrow(() -> new IllegalArgumentException(version + " is not installed; installed are "
                        + installed.keySet()));
    }
}
