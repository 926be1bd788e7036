package org.accession.staging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** All content here is made up: chapter Z9 stages no cancer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LicensedTableTest {

    private static final Dictionary DICTIONARY = Dictionaries.standard().working();
    private static final Item CLINICAL_T = DICTIONARY.item("ajccTnmClinT");
    private static final Item CLINICAL_GROUP = DICTIONARY.item("ajccTnmClinStageGroup");
    private static final String HEADER = "ajccId,item,code,words,when\n";
    private static final String TABLE = HEADER + """
            Z9,ajccTnmClinT,cT1,A made-up small one,
            Z9,ajccTnmClinT,cT2,A made-up large one,
            Z9,ajccTnmClinStageGroup,4Z,,ajccTnmClinM=cM1|pM1
            Z9,ajccTnmClinStageGroup,1Z,,ajccTnmClinT=cT1|cT2 ajccTnmClinM=cM0
            """;

    @Test
    void a_table_gives_the_codes_of_a_chapter_and_the_group_that_follows() throws IOException {
        assertThat(read(TABLE)).isInstanceOfSatisfying(LicensedTable.Read.class, read -> {
            assertThat(read.codes()).isEqualTo(2);
            assertThat(read.groups()).isEqualTo(2);
            LicensedTable table = read.table();
            assertThat(table.codes("Z9", CLINICAL_T)).extracting(InputCodes.Code::code).containsExactly("cT1", "cT2");
            assertThat(table.codes("Z8", CLINICAL_T)).isEmpty();
            assertThat(group(table, "cT1", "cM0")).isEqualTo("1Z");
            assertThat(group(table, "cT1", "pM1")).as("the first line that holds").isEqualTo("4Z");
            assertThat(group(table, "", "")).isEqualTo("none");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Z9,nameLast,cT1,,; Line 2: nameLast is no item of a category or stage group.",
            "z9!,ajccTnmClinT,cT1,,; Line 2: \"z9!\" is no AJCC ID.",
            "Z9,ajccTnmClinT,T1,,; Line 2: AJCC TNM Clin T T1 is not cT or pT and the category",
            "Z9,ajccTnmClinT,,,; Line 2: the code is blank.",
            "Z9,ajccTnmClinT,cT1,,ajccTnmClinM=cM0; Line 2: AJCC TNM Clin T is no stage group",
            "Z9,ajccTnmClinStageGroup,1,,dogs; Line 2: dogs is no condition like"})
    void a_line_that_does_not_fit_refuses_the_table(String line, String reason) throws IOException {
        assertThat(reasons(HEADER + line + "\n" + TABLE.substring(HEADER.length()))).singleElement().asString()
                .startsWith(reason);
    }

    @Test
    void what_is_no_such_table_is_refused() throws IOException {
        assertThat(reasons("a,b\n1,2\n")).containsExactly(
                "Line 1: the columns must be ajccId,item,code,words,when.");
        assertThat(reasons("")).containsExactly("The table has no lines.");
        assertThat(((LicensedTable.Refused) LicensedTable.read(new ByteArrayInputStream(
                new byte[]{'a', ',', 'b', '\n', (byte) 0xff, (byte) 0xfe}), DICTIONARY)).reasons()).singleElement()
                .asString().startsWith("The file is no CSV in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"ajccTnmClinT, cT1mi, true", "ajccTnmClinT, pTis, true", "ajccTnmClinT, 88, true",
            "ajccTnmClinT, '', true", "ajccTnmClinT, T1, false", "ajccTnmClinT, cT12345678901234, false",
            "ajccTnmClinM, cM0(i+), true", "ajccTnmPathN, pN0(mol+), true", "ajccTnmPostTherapyT, ypT0, true",
            "ajccTnmPostTherapyT, pT0, false", "ajccTnmPathStageGroup, 3C1, true", "ajccTnmPathStageGroup, 3 C, false",
            "ajccTnmClinNSuffix, (sn), true", "ajccTnmClinNSuffix, sn, false", "ajccTnmPathTSuffix, (m), true"})
    void the_form_of_a_value_is_checked_and_its_meaning_is_not_ours(String item, String value, boolean right) {
        AjccItem ajcc = AjccItem.of(DICTIONARY).stream().filter(one -> one.item().id().equals(item)).findFirst()
                .orElseThrow();
        assertThat(ajcc.problem(value).isEmpty()).isEqualTo(right);
    }

    private static String group(LicensedStaging table, String t, String m) {
        Map<String, String> values = Map.of("ajccTnmClinT", t, "ajccTnmClinM", m);
        return table.group("Z9", CLINICAL_GROUP, item -> values.getOrDefault(item.id(), "")).orElse("none");
    }

    private static List<String> reasons(String csv) throws IOException {
        return ((LicensedTable.Refused) read(csv)).reasons();
    }

    private static LicensedTable.Reading read(String csv) throws IOException {
        return LicensedTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), DICTIONARY);
    }
}
