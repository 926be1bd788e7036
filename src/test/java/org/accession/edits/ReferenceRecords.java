package org.accession.edits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;

/** Records, and what the reference engine finds in them; see the README beside the files. */
final class ReferenceRecords {

    static final Path FOLDER = Path.of("../shared/samples/edits");

    private ReferenceRecords() {}

    static boolean areAtHand() {
        return Files.exists(FOLDER);
    }

    /** The records by their number, root and patient items included. */
    static Map<Integer, Values> records(Dictionary dictionary) {
        Map<Integer, Values> records = new TreeMap<>();
        rows("fuzz-v23.records.tsv.gz", row -> {
            Values record = records.computeIfAbsent(Integer.valueOf(row[0]), added -> {
                Values values = new Values();
                values.set(dictionary.item("recordType"), "A");
                values.set(dictionary.item("naaccrRecordVersion"), "230");
                return values;
            });
            record.set(dictionary.item(row[1]), row[2]);
        });
        return records;
    }

    /** The tags of the edits that fail, for each record. */
    static Map<Integer, Set<String>> findings() {
        Map<Integer, Set<String>> findings = new TreeMap<>();
        rows("fuzz-v23.findings.tsv.gz",
                row -> findings.computeIfAbsent(Integer.valueOf(row[0]), added -> new TreeSet<>()).add(row[1]));
        return findings;
    }

    private static void rows(String file, Consumer<String[]> consumer) {
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(file))), StandardCharsets.UTF_8))) {
            rows.lines().skip(1).forEach(row -> consumer.accept(row.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
