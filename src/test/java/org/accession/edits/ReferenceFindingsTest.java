package org.accession.edits;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Values;
import org.accession.rules.CollaborativeStage;
import org.accession.staging.CollaborativeSchemas;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The oracle: what the open reference engine found in some two thousand mutated records, edit by edit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferenceFindingsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void all_edits_find_what_the_reference_finds_and_nothing_else() {
        assumeTrue(ReferenceRecords.areAtHand(), "The reference's findings are not at hand");
        CompiledMetafile metafile = Published.v23();
        CollaborativeStage staging = CollaborativeSchemas.shipped(CLOCK);
        Map<Integer, Values> records = ReferenceRecords
                .records(Dictionaries.standard().version(metafile.metafile().version()));
        Map<Integer, Set<String>> expected = ReferenceRecords.findings();
        EditRunner runner = new EditRunner("v23", metafile.edits(),
                Dictionaries.standard().version(metafile.metafile().version()), CLOCK, staging);
        List<EditRecord> all = records.values().stream().map(values -> new EditRecord(values, values, values)).toList();
        List<Set<String>> found = runner.check(all).stream().map(ReferenceFindingsTest::errors).toList();
        Map<String, String> differences = new TreeMap<>();
        int findings = 0;
        int place = 0;
        for (Integer record : records.keySet()) {
            Set<String> failing = found.get(place++);
            findings += failing.size();
            Set<String> wanted = expected.getOrDefault(record, Set.of());
            wanted.stream().filter(tag -> !failing.contains(tag))
                    .forEach(tag -> differences.merge("missing " + tag, " " + record, String::concat));
            failing.stream().filter(tag -> !wanted.contains(tag))
                    .forEach(tag -> differences.merge("extra " + tag, " " + record, String::concat));
        }
        assertThat(differences).as("edits and the records in which they differ").isEmpty();
        assertThat(records).hasSize(1946);
        assertThat(findings).isEqualTo(362_980);
        List<EditRecord> some = all.subList(0, 200);
        List<List<Finding>> oneByOne = some.stream().map(record -> runner.check(List.of(record)).get(0)).toList();
        assertThat(oneByOne).as("what is found in records by themselves").isEqualTo(runner.check(some));
    }

    private static Set<String> errors(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.edit().tag()).collect(Collectors.toSet());
    }
}
