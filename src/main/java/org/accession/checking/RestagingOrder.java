package org.accession.checking;

import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.core.MultivaluedMap;

import org.accession.staging.AlgorithmVersion;

/**
 * What is to be done with the selected cases.
 *
 * @param oldOne the version to compare with, null where cases are derived anew
 */
record RestagingOrder(String oldOne, String newOne, List<String> problems) {

    static RestagingOrder of(MultivaluedMap<String, String> given, StagingSetup setup) {
        String oldOne = given.getFirst("oldAlgorithm");
        String newOne = given.getFirst("newAlgorithm");
        if (oldOne == null && newOne == null) {
            return new RestagingOrder(null, null, List.of());
        }
        List<String> problems = new ArrayList<>();
        List<String> installed = setup.algorithms().versions().stream().map(AlgorithmVersion::toString).toList();
        if (!installed.contains(oldOne) || !installed.contains(newOne)) {
            problems.add("Choose two versions that are installed.");
        } else if (oldOne.equals(newOne)) {
            problems.add("Choose two different versions to compare.");
        } else if (!id(oldOne).equals(id(newOne))) {
            problems.add(
                    "Choose two versions of one algorithm: " + oldOne + " and " + newOne + " say different things.");
        }
        return new RestagingOrder(oldOne, newOne, problems);
    }

    String title() {
        return oldOne == null ? "Derive cases anew" : "Compare " + oldOne + " with " + newOne;
    }

    private static String id(String label) {
        return label.substring(0, label.indexOf(' '));
    }
}
