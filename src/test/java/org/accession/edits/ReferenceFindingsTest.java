package org.accession.edits;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Values;
import org.accession.rules.CollaborativeStage;
import org.accession.rules.Outcome;
import org.accession.rules.Run;
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
        Run run = new Run(CLOCK, staging);
        Map<String, String> differences = new TreeMap<>();
        int findings = 0;
        for (Map.Entry<Integer, Values> record : records.entrySet()) {
            run.on(record.getValue());
            Set<String> failing = new HashSet<>();
            for (CompiledEdit edit : metafile.edits()) {
                if (edit.rule().apply(run) == Outcome.FAIL) {
                    failing.add(edit.edit().tag());
                }
            }
            findings += failing.size();
            Set<String> wanted = expected.getOrDefault(record.getKey(), Set.of());
            wanted.stream().filter(tag -> !failing.contains(tag))
                    .forEach(tag -> differences.merge("missing " + tag, " " + record.getKey(), String::concat));
            failing.stream().filter(tag -> !wanted.contains(tag))
                    .forEach(tag -> differences.merge("extra " + tag, " " + record.getKey(), String::concat));
        }
        assertThat(differences).as("edits and the records in which they differ").isEmpty();
        assertThat(records).hasSize(1946);
        assertThat(findings).isEqualTo(362_980);
    }
}
