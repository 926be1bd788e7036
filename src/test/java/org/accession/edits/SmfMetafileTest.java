package org.accession.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.Values;
import org.accession.rules.CollaborativeStage;
import org.accession.rules.RuleFault;
import org.accession.staging.CollaborativeSchemas;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmfMetafileTest {

    private static final Dictionaries DICTIONARIES = Dictionaries.standard();
    private static final Dictionary V23 = DICTIONARIES.version(new NaaccrVersion(23));

    @TempDir
    Path folder;

    @Test
    void an_official_metafile_finds_what_its_translation_finds() throws Exception {
        CompiledMetafile translated = Published.v23();
        Path file = SyntheticSmf.write(folder.resolve("NAACCR_v23_made.smf"), translated.metafile(), V23);
        CompiledMetafile official = CompiledMetafile.compile(MetafileReader.read(file, DICTIONARIES), DICTIONARIES);
        assertThat(official.faults()).isEmpty();
        assertThat(official.metafile().sets()).extracting(EditSet::edits)
                .isEqualTo(translated.metafile().sets().stream().map(EditSet::edits).map(this::sorted).toList());
        List<EditRecord> records = records();
        assertThat(findings(official, records)).isEqualTo(findings(translated, records));
    }

    /** An official set has its edits in the order of the metafile. */
    private List<String> sorted(List<String> tags) {
        List<String> order = Published.v23().metafile().edits().stream().map(Edit::tag).toList();
        return tags.stream().sorted(Comparator.comparing(order::indexOf)).toList();
    }

    private static List<EditRecord> records() {
        if (ReferenceRecords.areAtHand()) {
            return ReferenceRecords.records(V23).values().stream().limit(400)
                    .map(values -> new EditRecord(values, values, values)).toList();
        }
        RecordsOf made = new RecordsOf(DICTIONARIES.working(), V23);
        return new SyntheticRegistry(1, SyntheticOptions.usual()).patients(200)
                .flatMap(patient -> made.of(new Values(), patient.values(), patient.tumors()).stream()).toList();
    }

    private static List<List<String>> findings(CompiledMetafile metafile, List<EditRecord> records) {
        CollaborativeStage staging = CollaborativeSchemas.shipped(Clock.systemUTC());
        return new EditRunner(metafile.metafile().name(), metafile.edits(), V23, Clock.systemUTC(), staging)
                .check(records).stream().map(SyntheticSmf::tags).toList();
    }

    @Test
    void what_is_no_metafile_is_refused_with_a_sentence() throws Exception {
        Path text = Files.writeString(folder.resolve("notes_v23.smf"), "no metafile at all, but some words");
        assertThatThrownBy(() -> MetafileReader.read(text, DICTIONARIES)).isInstanceOf(MetafileFault.class)
                .hasMessageContaining("neither SQLite nor translated edits");
        Path broken = Files.writeString(folder.resolve("broken_v23.smf"), "SQLite format 3\0 and then nothing");
        assertThatThrownBy(() -> MetafileReader.read(broken, DICTIONARIES)).isInstanceOf(MetafileFault.class);
        Path xml = Files.writeString(folder.resolve("edits_v23.xml"), "<validator name='A_v23'><rule id=");
        assertThatThrownBy(() -> MetafileReader.read(xml, DICTIONARIES)).isInstanceOf(MetafileFault.class);
        Path other = Files.writeString(folder.resolve("cases.xml"), "<NaaccrData><Patient/></NaaccrData>");
        assertThatThrownBy(() -> MetafileReader.read(other, DICTIONARIES)).isInstanceOf(MetafileFault.class)
                .hasMessageContaining("XML of another kind");
    }

    @Test
    void a_structure_that_is_not_known_is_refused() throws Exception {
        Path file = folder.resolve("later_v23.smf");
        try (SyntheticSmf smf = new SyntheticSmf(file)) {
            smf.execute("update EE_Control set ItemValue = '9.0' where ItemName = 'MFStructureVersion'");
        }
        assertThatThrownBy(() -> MetafileReader.read(file, DICTIONARIES)).isInstanceOf(MetafileFault.class)
                .hasMessageContaining("\"9.0\", which is not known");
    }

    @Test
    void an_edit_that_cannot_run_is_named_and_the_others_run() throws SQLException, IOException, RuleFault {
        Path file = FaultySmf.write(folder.resolve("local_v23.smf"));
        CompiledMetafile metafile = CompiledMetafile.compile(MetafileReader.read(file, DICTIONARIES), DICTIONARIES);
        assertThat(metafile.faults()).extracting(EditFault::toString).containsExactly(
                "X0002 Edit 2: line 1, column 33: There is no lookup table GONE.",
                "X0003 Edit 3: line 1, column 29: Here stands \"return\" where \")\" should be.",
                "X0005 Edit 5: line 1, column 1: The logic is longer than 1000000 characters.");
        Values record = new Values();
        record.set(V23.item("primarySite"), "C809");
        List<Finding> findings = new EditRunner("local", metafile.edits(), V23, Clock.systemUTC(), null)
                .check(List.of(new EditRecord(record, record, record))).get(0);
        assertThat(SyntheticSmf.tags(findings)).containsExactly("X0001 ERROR Primary Site cannot be C809",
                "X0004 NOT_RUN The rule was stopped after 100000 turns of a loop.");
    }

    @Test
    void a_metafile_without_one_of_its_tables_is_refused() throws Exception {
        Path file = folder.resolve("short_v23.smf");
        try (SyntheticSmf smf = new SyntheticSmf(file)) {
            smf.execute("drop table EE_Messages");
        }
        assertThatThrownBy(() -> MetafileReader.read(file, DICTIONARIES)).isInstanceOf(MetafileFault.class)
                .hasMessageContaining("EE_Messages");
    }

    /** Translated edits come from files, too: what is wrong with one is not the end of the others. */
    @Test
    void translated_edits_that_make_no_sense_are_named_and_the_others_run() throws Exception {
        String deep = "!".repeat(100_000) + "true";
        String rules = Stream.of("return true", "return 99999999999", "int a = (", "return Functions.GEN_EMPTY([",
                "return " + deep, "x".repeat(1_100_000), "return \"", "while (", "{")
                .map(logic -> "<rule id='a' tag='T' name='edit'><expression><![CDATA[" + logic
                        + "]]></expression></rule>")
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("odd.xml"), "<validator name='Odd_v23'>" + rules + "</validator>");
        CompiledMetafile metafile = CompiledMetafile.compile(MetafileReader.read(file, DICTIONARIES), DICTIONARIES);
        assertThat(metafile.edits()).hasSize(1);
        assertThat(metafile.faults()).hasSize(8).allSatisfy(fault -> assertThat(fault.reason()).startsWith("line 1, "));
        Path seer = Files.writeString(folder.resolve("seer.xml"),
                "<validator id='seer' name='Odd' version='SE22-1'>" + rules + "</validator>");
        assertThat(CompiledMetafile.compile(MetafileReader.read(seer, DICTIONARIES), DICTIONARIES).faults()).hasSize(8);
    }
}
