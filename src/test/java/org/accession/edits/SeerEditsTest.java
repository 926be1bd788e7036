package org.accession.edits;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The edits of SEER 022-18, above all those over all tumors of a patient. Today is 30 June 2026. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeerEditsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
    private static final CompiledMetafile SEER = CompiledMetafile.compile(ShippedMetafiles.seer().orElseThrow(),
            Dictionaries.standard());
    private static final Dictionary ITEMS = Dictionaries.standard().version(SEER.metafile().version());

    @Test
    void all_edits_that_look_at_all_tumors_compile_and_of_the_others_all_whose_items_there_are() {
        assertThat(SEER.patientEdits()).hasSize(22);
        assertThat(SEER.edits()).hasSize(60);
        assertThat(SEER.faults()).hasSize(8).allSatisfy(fault -> assertThat(fault.reason())
                .matches("line 1, column \\d+: There is no item covid19\\w+ in NAACCR 22."));
    }

    /** What the rest of the metafile would want: the NAACCR metafile has edits of the same tags. */
    @Test
    void edits_that_do_not_compile_name_the_construct() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/edits/seer/seer-edits.xml")) {
            CompiledMetafile whole = CompiledMetafile.compile(TranslatedMetafile.read(in), Dictionaries.standard());
            assertThat(whole.metafile().edits()).hasSize(1666);
            assertThat(whole.edits().size() + whole.patientEdits().size() + whole.faults().size()).isEqualTo(1666);
            assertThat(whole.faults()).allSatisfy(fault -> assertThat(fault.reason()).matches(
                    "line \\d+, column \\d+: (There is no item (_csSchemaId|_tnmSchemaId|covid19\\w+) in NAACCR 22"
                            + "|The function (expandList|getCsVersion) is not known"
                            + "|The method (charAt|endsWith) is not known|Map is neither a variable nor a table"
                            + "|Here stands \"[&*,\\[]\" where .* should be)\\."));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            S020; birthplaceState=CT; birthplaceState=MA
            S021; birthplaceCountry=USA; birthplaceCountry=
            S022; dateOfBirth=19500102; dateOfBirth=19500103
            S023; sequenceNumberCentral=01 ageAtDiagnosis=061; sequenceNumberCentral=02 ageAtDiagnosis=060
            S024; sequenceNumberCentral=61 ageAtDiagnosis=061; sequenceNumberCentral=62 ageAtDiagnosis=060
            S025; race1=01 race2=88; race1=02 race2=88
            S026; sex=1; sex=2
            S027; sequenceNumberCentral=01 dateOfDiagnosis=20190302; sequenceNumberCentral=02 dateOfDiagnosis=20190301
            S028; sequenceNumberCentral=61 dateOfDiagnosis=20190302; sequenceNumberCentral=62 dateOfDiagnosis=201902
            S029; sequenceNumberCentral=00; sequenceNumberCentral=02
            S029; sequenceNumberCentral=01; sequenceNumberCentral=01
            S030; sequenceNumberCentral=60; sequenceNumberCentral=61
            S031; dateOfLastContact=20210101; dateOfLastContact=20210102
            S032; primarySite=C509 histologyIcdO2=8500 behaviorIcdO2=3 laterality=1 dateOfDiagnosis=1998; \
            primarySite=C502 histologyIcdO2=8501 behaviorIcdO2=3 laterality=1 dateOfDiagnosis=1999
            S033; primarySite=C509 histologicTypeIcdO3=8500 behaviorCodeIcdO3=3 laterality=1 dateOfDiagnosis=2019; \
            primarySite=C502 histologicTypeIcdO3=8503 behaviorCodeIcdO3=3 laterality=1 dateOfDiagnosis=2021
            S034; vitalStatus=1; vitalStatus=0
            S035; causeOfDeath=C509; causeOfDeath=C619
            S036; recordNumberRecode=01; recordNumberRecode=01
            S037; primarySite=C670 histologicTypeIcdO3=8120 behaviorCodeIcdO3=3 dateOfDiagnosis=2019; \
            primarySite=C679 histologicTypeIcdO3=8130 behaviorCodeIcdO3=3 dateOfDiagnosis=2020
            S038; primarySite=C619 histologicTypeIcdO3=8140 behaviorCodeIcdO3=3 dateOfDiagnosis=2010; \
            primarySite=C619 histologicTypeIcdO3=8140 behaviorCodeIcdO3=3 dateOfDiagnosis=2012
            S039; primarySite=C440 histologicTypeIcdO3=9140 behaviorCodeIcdO3=3 dateOfDiagnosis=2010; \
            primarySite=C445 histologicTypeIcdO3=9140 behaviorCodeIcdO3=3 dateOfDiagnosis=2012
            S040; nhiaDerivedHispOrigin=0; nhiaDerivedHispOrigin=1
            S041; primarySite=C421 histologicTypeIcdO3=9732 dateOfDiagnosis=2012; \
            primarySite=C421 histologicTypeIcdO3=9732 dateOfDiagnosis=2005""")
    void each_edit_over_tumors_finds_what_does_not_go_together(String tag, String one, String other) {
        assertThat(blamed(tag, List.of(tumor(one), tumor(other)))).containsExactly(0, 1);
        assertThat(blamed(tag, List.of(tumor(one)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            S020; birthplaceState=CT; birthplaceState=CT
            S022; dateOfBirth=19500102; dateOfBirth=19501399
            S023; sequenceNumberCentral=02 ageAtDiagnosis=061; sequenceNumberCentral=01 ageAtDiagnosis=060
            S027; sequenceNumberCentral=01 dateOfDiagnosis=201903; sequenceNumberCentral=02 dateOfDiagnosis=20190301
            S029; sequenceNumberCentral=01; sequenceNumberCentral=02
            S033; primarySite=C509 histologicTypeIcdO3=8500 behaviorCodeIcdO3=3 dateOfDiagnosis=2019; \
            primarySite=C509 histologicTypeIcdO3=8140 behaviorCodeIcdO3=3 dateOfDiagnosis=2019
            S036; recordNumberRecode=01; recordNumberRecode=02
            S037; primarySite=C670 histologicTypeIcdO3=8120 behaviorCodeIcdO3=3 dateOfDiagnosis=2019; \
            primarySite=C679 histologicTypeIcdO3=8131 behaviorCodeIcdO3=3 dateOfDiagnosis=2020
            S041; primarySite=C421 histologicTypeIcdO3=9699 dateOfDiagnosis=2012; \
            primarySite=C770 histologicTypeIcdO3=9699 dateOfDiagnosis=2011""")
    void tumors_that_go_together_are_left_alone(String tag, String one, String other) {
        assertThat(blamed(tag, List.of(tumor(one), tumor(other)))).isEmpty();
    }

    @Test
    void an_edit_blames_the_tumors_that_conflict_and_no_other() {
        List<EditRecord> tumors = List.of(tumor("sequenceNumberCentral=03 ageAtDiagnosis=070"),
                tumor("sequenceNumberCentral=02 ageAtDiagnosis=060"),
                tumor("sequenceNumberCentral=01 ageAtDiagnosis=065"),
                tumor("sequenceNumberCentral=04 ageAtDiagnosis=999"), tumor(""));
        assertThat(blamed("S023", tumors)).containsExactly(1, 2);
        Finding finding = findings("S023", tumors).get(1).get(0);
        assertThat(finding.items()).containsExactly(new Finding.ItemValue("sequenceNumberCentral", "02"),
                new Finding.ItemValue("ageAtDiagnosis", "060"));
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo("Age at Diagnosis (Seq Number 00 to 59) Inter-Record Error");
    }

    @Test
    void five_years_apart_are_two_tumors_of_the_breast_since_2007() {
        String first = "primarySite=C509 histologicTypeIcdO3=8500 behaviorCodeIcdO3=3 laterality=1 dateOfDiagnosis=20120304";
        String second = "primarySite=C502 histologicTypeIcdO3=8503 behaviorCodeIcdO3=3 laterality=1 dateOfDiagnosis=";
        assertThat(blamed("S033", List.of(tumor(first), tumor(second + "20170304")))).containsExactly(0, 1);
        assertThat(blamed("S033", List.of(tumor(first), tumor(second + "20170305")))).isEmpty();
        assertThat(blamed("S033", List.of(tumor(first), tumor(second + "2017")))).containsExactly(0, 1);
        assertThat(blamed("S033", List.of(tumor(first + " overRideSiteLatSeqno=1"), tumor(second + "20170304"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"N1035,dateOfBirthFlag=12,false", "N1035,dateOfBirthFlag=10,true", "N1035,'',false",
            "N0970,dateOfDiagnosisFlag=12,false", "N0970,dateOfDiagnosis=2019 dateOfDiagnosisFlag=12,true",
            // The flag is not asked where its own edit fails.
            "N0970,dateOfDiagnosis=2019 dateOfDiagnosisFlag=11,false", "S042,tnmClinM=c1A,false",
            "S042,tnmClinM=c9,true",
            "S001,eodOld4Digit=12X4,true", "S001,eodOld4Digit=1234,false", "S048,dateOfLastContact=2020,false",
            "S048,'',true",
            "S010,registryId=0000001502 addrAtDxState=CT,false", "S010,registryId=0000001502 addrAtDxState=MA,true",
            "S010,registryId=0000001502 addrAtDxState=QQ,false", "S004,registryId=0000001502 censusCodSys19708090=3 "
                    + "censusTract19708090=000001 countyAtDx=001,false",
            "S004,registryId=0000001502 censusCodSys19708090=3 censusTract19708090=999998 countyAtDx=001,true"})
    void edits_of_one_tumor_run_where_those_before_them_passed(String tag, String items, boolean fails) {
        List<CompiledEdit> edits = SEER.edits().stream().filter(edit -> edit.edit().tag().equals(tag)).toList();
        EditRunner runner = new EditRunner("SEER", edits, ITEMS, CLOCK, null);
        assertThat(runner.check(List.of(tumor(items))).get(0)).hasSize(fails ? 1 : 0);
    }

    /** The places of the tumors in which an edit finds something. */
    private static List<Integer> blamed(String tag, List<EditRecord> tumors) {
        List<List<Finding>> findings = findings(tag, tumors);
        List<Integer> blamed = new ArrayList<>();
        for (int i = 0; i < tumors.size(); i++) {
            if (!findings.get(i).isEmpty()) {
                blamed.add(i);
            }
        }
        return blamed;
    }

    private static List<List<Finding>> findings(String tag, List<EditRecord> tumors) {
        List<CompiledPatientEdit> edits = SEER.patientEdits().stream().filter(edit -> edit.edit().tag().equals(tag))
                .toList();
        assertThat(edits).hasSize(1);
        return new PatientEditRunner("SEER", edits, ITEMS, CLOCK).check(tumors);
    }

    /** A tumor with the items, of a patient of its own: facilities may differ in what they hold of one. */
    private static EditRecord tumor(String items) {
        Values values = new Values();
        for (String item : items.isBlank() ? new String[0] : items.strip().split(" +")) {
            String[] named = item.split("=", -1);
            values.set(ITEMS.item(named[0]), named[1]);
        }
        return new EditRecord(values, values, values);
    }
}
