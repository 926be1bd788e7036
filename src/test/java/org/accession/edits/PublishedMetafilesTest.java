package org.accession.edits;

import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedMetafilesTest {

    @ParameterizedTest
    @CsvSource({"012-01,NAACCR_v22A,2696,28", "014-01,NAACCR_v22B,2659,29"})
    void every_edit_of_the_earlier_metafiles_compiles(String version, String name, int edits, int sets) {
        Metafile metafile = Published.earlier(version);
        CompiledMetafile compiled = CompiledMetafile.compile(metafile, Dictionaries.standard());
        assertThat(compiled.faults()).isEmpty();
        assertThat(compiled.edits()).hasSize(edits);
        assertThat(metafile.sets()).hasSize(sets);
        assertThat(metafile.name()).startsWith(name);
    }

    @Test
    void every_edit_of_version_23_compiles() {
        CompiledMetafile compiled = Published.v23();
        assertThat(compiled.faults()).isEmpty();
        assertThat(compiled.edits()).hasSize(2665);
        assertThat(compiled.metafile().sets()).hasSize(18);
        assertThat(compiled.metafile().set("Hosp: Vs23 COC Required - All").orElseThrow().edits()).hasSize(1461);
        List<String> tags = compiled.metafile().edits().stream().map(Edit::tag).toList();
        assertThat(tags).containsAll(
                compiled.metafile().sets().stream().flatMap(set -> set.edits().stream()).distinct().toList());
    }

    @Test
    void the_tables_have_all_their_rows() {
        assertThat(Published.v23().metafile().tables().values().stream().mapToInt(table -> table.rows()).sum())
                .isEqualTo(438_388);
    }
}
