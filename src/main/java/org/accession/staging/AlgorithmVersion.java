package org.accession.staging;

/**
 * One version of a staging algorithm.
 *
 * @param id for example {@code eod_public}, {@code cs}, {@code tnm} or {@code pediatric}
 * @param version for example {@code 3.0}
 */
public record AlgorithmVersion(String id, String version) {

    @Override
    public String toString() {
        return id + " " + version;
    }
}
