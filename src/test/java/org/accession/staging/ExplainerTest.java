package org.accession.staging;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.accession.staging.Explanation.Decision;
import org.accession.staging.StagingResult.Staged;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExplainerTest {

    private final Algorithm eod = Algorithms.shipped(Clock.systemUTC()).get(Algorithms.EOD);

    @Test
    void a_summary_stage_names_the_codes_and_rows_that_decided() {
        Staged staged = (Staged) eod.stage(Map.of("site", "C619", "hist", "8140", "behavior", "3", "year_dx", "2022",
                "eod_primary_tumor", "120", "eod_prostate_path_extension", "900", "eod_regional_nodes", "300",
                "eod_mets", "00"));
        assertThat(staged.outputs()).containsEntry("ss2018_derived", "3");

        Explanation why = new Explainer(eod, staged).explain("ss2018_derived");

        assertThat(why.algorithm()).isEqualTo(Algorithms.EOD);
        assertThat(why.value()).isEqualTo("3");
        assertThat(why.decisions()).extracting(Decision::table).containsExactly("extension_bbo",
                "eod_prostate_pathologic_extension_2781", "combine_prostate_eod_extension_16771", "nodes_dbf",
                "mets_hal", "summary_stage_rpa");
        assertThat(why.decisions().get(3).sentence()).isEqualTo(
                "EOD Regional Nodes 300: row 2 of the table EOD Regional Nodes (nodes_dbf) gives Derived EOD 2018 N N1, SS2018 N RN.");
        assertThat(why.lines().get(0)).isEqualTo(
                "Derived Summary Stage 2018 is 3 by eod_public 3.0, schema Prostate.");
    }

    @Test
    void a_table_without_a_row_for_the_case_is_named_with_what_it_was_asked() {
        Staged staged = (Staged) eod.stage(Map.of("site", "C619", "hist", "8140", "behavior", "3", "year_dx", "2022",
                "eod_primary_tumor", "120", "eod_regional_nodes", "301", "eod_mets", "00"));

        Explanation why = new Explainer(eod, staged).explain("ss2018_derived");

        assertThat(why.value()).isEqualTo("9");
        assertThat(why.decisions()).filteredOn(decision -> decision.row() == 0).extracting(Decision::sentence)
                .contains("EOD Regional Nodes 301: no row of the table EOD Regional Nodes (nodes_dbf) has it.");
    }

    @Test
    void each_row_that_is_named_has_the_values_with_which_it_was_asked() {
        GeneratedCases cases = new GeneratedCases(eod, 0.1, 7);
        int rows = 0;
        for (int i = 0; i < 500; i++) {
            if (eod.stage(cases.next()) instanceof Staged staged) {
                Explainer explainer = new Explainer(eod, staged);
                for (String key : staged.outputs().keySet()) {
                    Explanation why = explainer.explain(key);
                    for (Decision decision : why.decisions()) {
                        rows++;
                        assertThat(fits(decision)).as("%s", decision).isTrue();
                    }
                    if (!why.decisions().isEmpty() && staged.faults().isEmpty()) {
                        List<Explanation.Value> last = why.decisions().get(why.decisions().size() - 1).results();
                        assertThat(last).extracting(Explanation.Value::value).contains(why.value());
                    }
                }
            }
        }
        assertThat(rows).isGreaterThan(2_000);
    }

    /** Whether the cells of the row, as published, hold the values; read by hand, without the index. */
    private boolean fits(Decision decision) {
        if (decision.row() == 0) {
            return true;
        }
        CodeTable table = eod.table(decision.table()).orElseThrow();
        List<String> row = table.rows().get(decision.row() - 1);
        int next = 0;
        for (int i = 0; i < row.size(); i++) {
            if (table.definition().get(i).type() == CodeTable.ColumnType.INPUT) {
                String value = decision.inputs().get(next++).value();
                List<CellRange> ranges = CellRange.parse(row.get(i));
                if (ranges.stream().noneMatch(range -> range.acceptsAll() || range.contains(value))
                        && !ranges.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }
}
