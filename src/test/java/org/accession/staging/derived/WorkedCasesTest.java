package org.accession.staging.derived;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.staging.Algorithms;
import org.accession.staging.CaseStager;
import org.accession.staging.DerivedValue;
import org.accession.staging.StagingYears;
import org.accession.synthetic.SyntheticRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Cases worked by hand from the published rules and tables; what was derived how stands above each table. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkedCasesTest {

    private static final Dictionaries DICTIONARIES = Dictionaries.standard();
    private static final Dictionary DICTIONARY = DICTIONARIES.working();
    private static final Algorithms ALGORITHMS = Algorithms.shipped(Clock.systemUTC());

    private static final DerivedItems ITEMS = items("0");

    private final Values patient = new Values();
    private final List<Values> tumors = new ArrayList<>();

    /**
     * Summary Stage 2018 from what the EOD tables of the schema say of each code (L confined, RE regional by extension, RN
     * nodes, D distant, IS, U): the manual's order is in situ 0, localized 1, extension 2, nodes 3, both 4, distant 7, unknown
     * 9. T, N and M stand in the row of the code, T by size where the row says so; the group is that of the three.
     */
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "C504 8500 3 020 100 000 00 1 T1c N0 M0 -", "C504 8500 3 030 200 000 00 2 T2 N0 M0 -",
            "C504 8500 3 020 100 150 00 3 T1c N1 M0 -", "C504 8500 3 020 400 400 00 4 T4b N2b M0 -",
            "C504 8500 3 020 100 700 00 7 T1c N3c M0 -", "C504 8500 3 020 100 000 10 7 T1c N0 M1 -",
            "C504 8500 2 020 000 000 00 0 Tis N0 M0 0", "C504 8500 3 999 999 999 99 9 TX NX M0 99",
            "C187 8140 3 040 050 000 00 1 Tis N0 M0 0", "C187 8140 3 040 200 000 00 1 T2 N0 M0 1",
            "C187 8140 3 040 300 000 00 1 T3 N0 M0 2A", "C187 8140 3 040 500 000 00 2 T4a N0 M0 2B",
            "C187 8140 3 040 200 200 00 3 T2 N1c M0 3A", "C187 8140 3 040 400 200 00 4 T3 N1c M0 3B",
            "C187 8140 3 040 700 000 00 7 T4b N0 M0 2C", "C187 8140 3 040 500 000 20 7 T4a N0 M1a 4A",
            "C187 8140 3 040 500 000 50 7 T4a N0 M1c 4C", "C341 8140 3 025 300 000 00 1 T1c N0 M0 1A3",
            "C341 8140 3 025 600 300 00 3 T4 N1 M0 3A", "C341 8140 3 025 500 400 00 4 T3 N2 M0 3B",
            "C341 8140 3 025 700 600 10 7 T4 N3 M1a 4A", "C670 8120 3 030 130 000 00 1 T1 N0 M0 1",
            "C670 8120 3 030 200 000 00 1 T2a N0 M0 2", "C670 8120 3 030 450 000 00 2 T3a N0 M0 3A",
            "C670 8120 3 030 200 300 00 3 T2a N1 M0 3A", "C670 8120 3 030 170 300 00 4 T1 N1 M0 3A",
            "C670 8120 3 030 200 700 00 7 T2a N3 M0 3B", "C670 8120 3 030 700 000 00 2 T4b N0 M0 4A",
            "C670 8120 3 030 200 000 50 7 T2a N0 M1b 4B", "C649 8312 3 040 100 000 00 1 T1a N0 M0 1",
            "C649 8312 3 075 100 000 00 1 T2a N0 M0 2", "C649 8312 3 040 100 300 00 3 T1a N1 M0 3",
            "C649 8312 3 040 200 000 00 2 T3a N0 M0 3", "C649 8312 3 040 600 300 00 4 T4 N1 M0 4",
            "C649 8312 3 040 100 000 70 7 T1a N0 M1 4", "C530 8070 3 030 450 000 00 2 T2b N0 M0 2B",
            "C530 8070 3 030 450 300 00 4 T2b N1 M0 2B", "C530 8070 3 030 750 000 00 7 T4 N0 M0 4A"})
    void extent_of_disease_gives_summary_stage_and_group(String site, String histology, String behavior, String size,
            String tumor, String nodes, String mets, String stage, String t, String n, String m, String group) {
        tumors.add(values("dateOfDiagnosis", "20190315", "primarySite", site, "histologicTypeIcdO3", histology,
                "behaviorCodeIcdO3", behavior, "tumorSizeSummary", size, "tumorSizeClinical", size,
                "tumorSizePathologic", size, "eodPrimaryTumor", tumor, "eodRegionalNodes", nodes, "eodMets", mets,
                "regionalNodesPositive", "01", "regionalNodesExamined", "12"));
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(of(derived, "derivedSummaryStage2018") + " " + of(derived, "derivedEod2018T") + " "
                + of(derived, "derivedEod2018N") + " " + of(derived, "derivedEod2018M") + " "
                + (group.equals("-") ? group : of(derived, "derivedEod2018StageGroup")))
                .isEqualTo(String.join(" ", stage, t, n, m, group));
    }

    /**
     * SEER survival time: whole months of 365.24 / 12 = 30.4367 days from diagnosis to the last contact, or to 31 December of
     * the last year that is followed; presumed alive goes to that day for who is not known to be dead. Flag 0: complete
     * dates and no day between, 1: complete dates, 8: known from a death certificate or autopsy only. Vital status on that
     * day: 0 dead, 1 alive.
     */
    @ParameterizedTest
    @CsvSource({
            // 1,150 days are 37.78 months; to the end of 2024 1,446 are 47.51
            "20210115, 20240310, 1, 1, 0037, 1, 0047, 1, 1",
            // the same day; 366 days of 2024, less one, are 11.99
            "20240101, 20240101, 1, 1, 0000, 0, 0011, 1, 1",
            // 30 days are 0.99 of a month, 31 are 1.02
            "20230101, 20230131, 0, 1, 0000, 1, 0000, 1, 0", "20230101, 20230201, 0, 1, 0001, 1, 0001, 1, 0",
            // dead in 2025, so alive at the end of 2024, after 716 days: 23.52
            "20230115, 20250301, 0, 1, 0023, 1, 0023, 1, 1",
            // 4,017 days over two leap years: 131.98; 4,018: 132.01
            "20100101, 20201231, 0, 1, 0131, 1, 0131, 1, 0", "20100101, 20210101, 0, 1, 0132, 1, 0132, 1, 0",
            // death certificate only, autopsy only
            "20220101, 20220601, 0, 7, 9999, 8, 9999, 8, 0", "20220101, 20220601, 0, 6, 9999, 8, 9999, 8, 0",
            // last seen before the diagnosis: not followed; presumed alive for 944 days, 31.02 months
            "20220601, 20220101, 1, 1, 9999, 9, 0031, 1, 1"})
    void months_of_survival_and_what_is_known_of_the_dates(String diagnosed, String lastContact, String vitalStatus,
            String source, String months, String flag, String presumedMonths, String presumedFlag,
            String vitalStatusRecode) {
        set(patient, "vitalStatus", vitalStatus);
        set(patient, "dateOfLastContact", lastContact);
        tumors.add(values("dateOfDiagnosis", diagnosed, "primarySite", "C504", "histologicTypeIcdO3", "8500",
                "behaviorCodeIcdO3", "3", "sequenceNumberCentral", "00", "typeOfReportingSource", source));
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(List.of(of(derived, "survMosActiveFollowup"), of(derived, "survFlagActiveFollowup"),
                of(derived, "survMosPresumedAlive"), of(derived, "survFlagPresumedAlive")))
                .containsExactly(months, flag, presumedMonths, presumedFlag);
        assertThat(derived.ofPatient()).filteredOn(value -> value.name().equals("vitalStatusRecode"))
                .extracting(DerivedValue::value).containsExactly(vitalStatusRecode);
    }

    /**
     * NHIA: what the record says of origin (1 to 5, 8) stands; else the birthplace tells (Mexico 1, Puerto Rico 2, Cuba 3,
     * Central and South America 4, Spain 5, Dominican Republic 8); else, but for races among which Spanish names are no sign
     * (American Indian, Filipino, Hawaiian) and who is with the Indian Health Service, a heavily Hispanic surname: of a woman
     * the birth surname, if it is known. In counties with few Hispanics (in 037, Los Angeles, there are many; 050, Bethel in
     * Alaska, is one of the few) option 1 looks at the names of origin 7 and 9 alone, option 2 at those of 7.
     */
    @ParameterizedTest
    @CsvSource({"2, SMITH, '', 1, USA, 01, '', CA 037, 0, 2",
            "5, SMITH, '', 1, USA, 01, '', CA 037, 0, 5",
            "8, SMITH, '', 1, USA, 01, '', CA 037, 0, 8",
            "0, SMITH, '', 1, USA, 01, '', CA 037, 0, 0",
            "9, SMITH, '', 1, USA, 01, '', CA 037, 0, 0",
            "0, SMITH, '', 1, MEX, 01, '', CA 037, 0, 1",
            "0, SMITH, '', 1, PRI, 01, '', CA 037, 0, 2",
            "0, SMITH, '', 1, CUB, 01, '', CA 037, 0, 3",
            "0, SMITH, '', 1, COL, 01, '', CA 037, 0, 4",
            "0, SMITH, '', 1, ESP, 01, '', CA 037, 0, 5",
            "0, SMITH, '', 1, DOM, 01, '', CA 037, 0, 8",
            "0, GARCIA, '', 1, USA, 01, '', CA 037, 0, 7",
            "0, GARCIA, '', 1, USA, 03, '', CA 037, 0, 0",
            "0, GARCIA, '', 1, USA, 06, '', CA 037, 0, 0",
            "0, GARCIA, '', 1, USA, 07, '', CA 037, 0, 0",
            "0, GARCIA, '', 1, USA, 01, 1, CA 037, 0, 0",
            "0, SMITH, GARCIA, 2, USA, 01, '', CA 037, 0, 7",
            "0, GARCIA, SMITH, 2, USA, 01, '', CA 037, 0, 0",
            "0, GARCIA, '', 2, USA, 01, '', CA 037, 0, 7",
            "0, SMITH, GARCIA, 1, USA, 01, '', CA 037, 0, 0",
            "7, GARCIA, '', 1, USA, 01, '', CA 037, 0, 7",
            "0, GARCIA, '', 1, USA, 01, '', AK 050, 0, 7",
            "0, GARCIA, '', 1, USA, 01, '', AK 050, 1, 0",
            "9, GARCIA, '', 1, USA, 01, '', AK 050, 1, 7",
            "9, GARCIA, '', 1, USA, 01, '', AK 050, 2, 0",
            "7, GARCIA, '', 1, USA, 01, '', AK 050, 2, 7",
            "0, GARCIA, '', 1, USA, 01, '', CA 037, 2, 7"})
    void hispanic_origin_by_record_birthplace_and_name(String origin, String last, String birthSurname, String sex,
            String birthplace, String race, String ihs, String county, String option, String nhia) {
        set(patient, "spanishHispanicOrigin", origin);
        set(patient, "nameLast", last);
        set(patient, "nameBirthSurname", birthSurname);
        set(patient, "sexAssignedAtBirth", sex);
        set(patient, "birthplaceCountry", birthplace);
        set(patient, "race1", race);
        set(patient, "ihsLink", ihs);
        tumors.add(values("dateOfDiagnosis", "20210115", "primarySite", "C619", "addrAtDxState",
                county.substring(0, 2), "countyAtDx", county.substring(3)));
        assertThat(items(option).derive(patient, tumors).ofPatient())
                .filteredOn(value -> value.name().equals("nhiaDerivedHispOrigin")).extracting(DerivedValue::value)
                .containsExactly(nhia);
    }

    /**
     * IARC and IACR, international rules for multiple primaries (ICD-O-3): a second cancer counts if it is in another site
     * group (C19 and C20, C33 and C34, C65 to C68 are one each) or of another group of histologies; lymphomas, leukemias and
     * Kaposi sarcoma count once wherever they are; a carcinoma not otherwise specified is no other kind than a specified
     * one; what is not malignant takes no part (9).
     */
    @ParameterizedTest
    @CsvSource({"C504 8500 3, C508 8520 3, 1, 0", "C504 8500 3, C541 8380 3, 1, 1", "C341 8070 3, C343 8140 3, 1, 1",
            "C341 8070 3, C343 8010 3, 1, 0", "C180 8140 3, C187 8140 3, 1, 0", "C187 8140 3, C209 8140 3, 1, 1",
            "C199 8140 3, C209 8140 3, 1, 0", "C679 8120 3, C659 8120 3, 1, 0", "C770 9680 3, C169 9680 3, 1, 0",
            "C770 9650 3, C421 9823 3, 1, 1", "C449 9140 3, C779 9140 3, 1, 0", "C504 8500 2, C504 8500 3, 9, 1",
            "C340 8041 3, C339 8041 3, 1, 0", "C504 8500 3, C619 8140 3, 1, 1"})
    void what_is_another_primary_by_the_international_rules(String first, String second, String ofFirst,
            String ofSecond) {
        tumors.add(primary(first, "20100101", "01"));
        tumors.add(primary(second, "20150101", "02"));
        DerivedPatient derived = ITEMS.derive(patient, tumors);
        assertThat(derived.ofTumor(0, "iarcMpIndicator")).contains(ofFirst);
        assertThat(derived.ofTumor(1, "iarcMpIndicator")).contains(ofSecond);
    }

    /** In the registry of the demonstration each recode is called something and each of its codes means something. */
    @Test
    void recodes_have_names_and_their_codes_have_terms() {
        Set<String> recodes = new TreeSet<>();
        Set<String> unexplained = new TreeSet<>();
        SyntheticRegistry.demo().patients().forEach(one -> {
            DerivedPatient derived = ITEMS.derive(one.values(), one.tumors());
            for (int tumor = 0; tumor < one.tumors().size(); tumor++) {
                Stream.concat(derived.ofPatient().stream(), derived.ofTumor(tumor).stream())
                        .filter(value -> value.item() == null).forEach(value -> {
                            recodes.add(value.name());
                            if (Recodes.name(value.name()).equals(value.name()) || Recodes.hasTerms(value.name())
                                    && Recodes.term(value.name(), value.value()).isEmpty()) {
                                unexplained.add(value.name() + " " + value.value());
                            }
                        });
            }
        });
        assertThat(unexplained).isEmpty();
        assertThat(recodes).contains("seerSiteRecode", "iccc", "ayaSiteRecode2020", "seerLymphNeoplasmRecode2021",
                "seerBrainCnsRecode2020", "iarcMpIndicator", "seerBehaviorRecode", "daysToTreatment");
        assertThat(Recodes.term("seerSiteRecode", "28010")).contains("Prostate");
        assertThat(recodes).doesNotContain("icccExtendedMajorCategory");
        assertThat(Recodes.term("iccc", "012")).contains("Acute myeloid leukemias");
    }

    private static Values primary(String coded, String diagnosed, String sequence) {
        String[] codes = coded.split(" ");
        return values("dateOfDiagnosis", diagnosed, "primarySite", codes[0], "histologicTypeIcdO3", codes[1],
                "behaviorCodeIcdO3", codes[2], "sequenceNumberCentral", sequence);
    }

    private static DerivedItems items(String nhia) {
        return new DerivedItems(new CaseStager(ALGORITHMS, StagingYears.standard(), DICTIONARIES), DICTIONARIES,
                new DerivationSettings(2024, nhia));
    }

    private static String of(DerivedPatient derived, String name) {
        return derived.ofTumor(0, name).orElse("");
    }

    private static Values values(String... idsAndValues) {
        Values values = new Values();
        for (int i = 0; i < idsAndValues.length; i += 2) {
            set(values, idsAndValues[i], idsAndValues[i + 1]);
        }
        return values;
    }

    private static void set(Values values, String id, String value) {
        values.set(DICTIONARY.item(id), value);
    }
}
