package org.accession.staging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files of an algorithm that is on the class path, as the data jars of NCI's staging library lay them out. */
final class ShippedFiles extends AlgorithmFiles {

    private final String folder;
    private volatile Set<String> schemas;

    ShippedFiles(String algorithm, String version) {
        folder = "/algorithms/" + algorithm + "/" + version + "/";
    }

    @Override
    Set<String> schemas() {
        if (schemas == null) {
            schemas = ids("schemas/ids.txt");
        }
        return schemas;
    }

    @Override
    Set<String> tables() {
        return ids("tables/ids.txt");
    }

    @Override
    InputStream open(String file) {
        return ShippedFiles.class.getResourceAsStream(folder + file);
    }

    private Set<String> ids(String list) {
        try (InputStream stream = open(list)) {
            if (stream == null) {
                throw new IllegalStateException("Missing on the class path: " + folder + list);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines()
                    .filter(id -> !id.isBlank()).map(String::strip)
                    .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new),
                            Collections::unmodifiableSet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
