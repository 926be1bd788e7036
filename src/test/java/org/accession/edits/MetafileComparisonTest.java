package org.accession.edits;

import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.LineDifference.Kind;
import org.accession.edits.LineDifference.Line;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MetafileComparisonTest {

    @Test
    void the_release_of_2022_and_that_of_2023_are_told_apart() {
        Metafile before = Published.earlier("014-01");
        Metafile after = Published.v23().metafile();
        MetafileComparison comparison = MetafileComparison.of(before, after, Dictionaries.standard());

        assertThat(comparison.added()).hasSize(116);
        assertThat(comparison.removed()).hasSize(110);
        assertThat(comparison.changed()).hasSizeBetween(380, 490);
        assertThat(comparison.changed()).filteredOn(MetafileComparison.Change::logic).isNotEmpty()
                .allSatisfy(change -> assertThat(change.source()).extracting(Line::kind)
                        .containsAnyOf(Kind.ADDED, Kind.REMOVED));
        assertThat(comparison.tables()).isNotEmpty();
        assertThat(MetafileComparison.of(after, after, Dictionaries.standard())).satisfies(same -> {
            assertThat(same.added()).isEmpty();
            assertThat(same.changed()).isEmpty();
            assertThat(same.tables()).isEmpty();
        });
    }

    @Test
    void lines_that_are_different_are_shown_with_some_around_them() {
        assertThat(LineDifference.of("a\nb\nc\nd\ne\nf", "a\nb\nc\nd\nE\nf")).containsExactly(
                new Line(Kind.SKIPPED, ""), new Line(Kind.SAME, "c"), new Line(Kind.SAME, "d"),
                new Line(Kind.REMOVED, "e"), new Line(Kind.ADDED, "E"), new Line(Kind.SAME, "f"));
        assertThat(LineDifference.of("a", "a\nb")).isEqualTo(
                List.of(new Line(Kind.SAME, "a"), new Line(Kind.ADDED, "b")));
        assertThat(LineDifference.of("", "")).isEmpty();
    }
}
