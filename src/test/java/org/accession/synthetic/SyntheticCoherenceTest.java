package org.accession.synthetic;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.synthetic.MadeUp.Case;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.accession.synthetic.MadeUp.CASES;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SyntheticCoherenceTest {

    private static final List<Case> COMPLETE = CASES.stream().filter(Case::isComplete).toList();

    /** Holds for every case that the condition picks, and it picks some. */
    private static void always(List<Case> cases, Predicate<Case> when, Predicate<Case> then) {
        List<Case> picked = cases.stream().filter(when).toList();
        assertThat(picked).isNotEmpty();
        assertThat(picked.stream().filter(then.negate())).isEmpty();
    }

    /** Whether a date is not later than another, as far as both are known; blank dates do not count. */
    private static boolean inOrder(String earlier, String later) {
        int known = Math.min(earlier.length(), later.length());
        return earlier.substring(0, known).compareTo(later.substring(0, known)) <= 0;
    }

    @Test
    void dates_follow_each_other() {
        for (String event : List.of("rxDateSurgery", "rxDateMostDefinSurg", "rxDateRadiation", "rxDateRadiationEnded",
                "rxDateChemo", "rxDateHormone", "rxDateBrm", "rxDateSystemic", "dateInitialRxSeer", "date1stCrsRxCoc",
                "recurrenceDate1st", "rxDateSurgicalDisch", "subsqRx2ndCourseDate", "dateOfLastCancerStatus")) {
            always(COMPLETE, c -> !c.get(event).isEmpty(), c -> inOrder(c.get("dateOfDiagnosis"), c.get(event))
                    && inOrder(c.get(event), c.ofPatient("dateOfLastContact")));
        }
        always(CASES, c -> true, c -> inOrder(c.ofPatient("dateOfBirth"), c.get("dateOfDiagnosis"))
                && inOrder(c.ofPatient("dateOfBirth"), c.get("dateOf1stContact"))
                && inOrder(c.get("dateOf1stContact"), c.ofPatient("dateOfLastContact"))
                && inOrder(c.get("dateOfDiagnosis"), c.ofPatient("dateOfLastContact"))
                && inOrder(c.get("dateOf1stContact"), c.get("dateCaseInitiated"))
                && inOrder(c.get("dateCaseInitiated"), c.get("dateCaseLastChanged")));
        always(COMPLETE, c -> true, c -> inOrder(c.get("dateCaseInitiated"), c.get("dateCaseCompleted"))
                && inOrder(c.get("dateCaseCompleted"), c.get("dateCaseLastChanged")));
        always(COMPLETE, c -> !c.get("rxDateRadiationEnded").isEmpty(),
                c -> inOrder(c.get("rxDateRadiation"), c.get("rxDateRadiationEnded")));
        always(COMPLETE, c -> !c.get("dateOfInptDisch").isEmpty(),
                c -> inOrder(c.get("dateOfInptAdm"), c.get("dateOfInptDisch")));
    }

    @Test
    void nothing_is_later_than_the_day_on_which_the_registry_stands() {
        for (String event : List.of("dateOfDiagnosis", "dateOf1stContact", "dateCaseInitiated", "dateCaseCompleted",
                "dateCaseLastChanged")) {
            always(CASES, c -> !c.get(event).isEmpty(), c -> inOrder(c.get(event), "20260630"));
        }
        always(CASES, c -> true, c -> inOrder(c.ofPatient("dateOfLastContact"), "20260630"));
    }

    @Test
    void the_age_is_that_on_the_day_of_diagnosis() {
        always(CASES, c -> c.get("dateOfDiagnosis").length() == 8 && c.ofPatient("nameFirst").length() > 1, c -> {
            int age = Period.between(date(c.ofPatient("dateOfBirth")), date(c.get("dateOfDiagnosis"))).getYears();
            // A near duplicate may carry another day of birth.
            return Math.abs(age - Integer.parseInt(c.get("ageAtDiagnosis"))) <= 1;
        });
        long exact = CASES.stream().filter(c -> c.get("dateOfDiagnosis").length() == 8).filter(
                c -> Period.between(date(c.ofPatient("dateOfBirth")), date(c.get("dateOfDiagnosis")))
                        .getYears() == Integer.parseInt(c.get("ageAtDiagnosis")))
                .count();
        assertThat(exact).isGreaterThan((long) (0.98 * CASES.size()));
    }

    private static LocalDate date(String value) {
        return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
    }

    @Test
    void the_dead_have_a_cause_and_the_living_have_none() {
        always(CASES, c -> c.ofPatient("vitalStatus").equals("0"),
                c -> c.ofPatient("causeOfDeath").matches("[A-Z][0-9]{2,3}")
                        && c.ofPatient("icdRevisionNumber").equals("1")
                        && !c.ofPatient("autopsy").equals("0") && !c.ofPatient("placeOfDeathState").isEmpty());
        always(CASES, c -> c.ofPatient("vitalStatus").equals("1"),
                c -> c.ofPatient("causeOfDeath").equals("0000") && c.ofPatient("icdRevisionNumber").equals("0")
                        && c.ofPatient("autopsy").equals("0") && c.ofPatient("placeOfDeathState").isEmpty());
    }

    @Test
    void death_by_cancer_is_death_by_a_cancer_of_the_patient() {
        always(COMPLETE, c -> c.ofPatient("causeOfDeath").matches("C(50|61|34|18|25|67|64|71).*"),
                c -> c.patient().tumors().stream().anyMatch(tumor -> MadeUp.value(tumor, "primarySite").substring(0, 3)
                        .equals(c.ofPatient("causeOfDeath").substring(0, 3))));
    }

    @Test
    void organs_fit_the_sex() {
        always(CASES, c -> c.get("primarySite").matches("C5[1-8].*"),
                c -> c.ofPatient("sexAssignedAtBirth").equals("2"));
        always(CASES, c -> c.get("primarySite").matches("C6[0-3].*"),
                c -> c.ofPatient("sexAssignedAtBirth").equals("1"));
    }

    @Test
    void only_paired_organs_have_a_side() {
        always(CASES, c -> c.get("primarySite").matches("C(50|64|62|34[1-38]).*") && solid(c),
                c -> "1245 9".contains(c.get("laterality")) && !c.get("laterality").equals("0"));
        always(CASES, c -> c.get("primarySite").matches("C(61|67|18|25|16|73|53|54|42).*"),
                c -> c.get("laterality").equals("0"));
    }

    private static boolean solid(Case c) {
        return c.get("histologicTypeIcdO3").compareTo("9590") < 0;
    }

    @Test
    void surgery_has_a_code_and_a_date_or_a_reason_why_not() {
        Predicate<Case> done = c -> c.get("reasonForNoSurgery").equals("0");
        always(COMPLETE, done, c -> !c.get("rxDateSurgery").isEmpty() && !surgery(c).matches("00|[AB]000|98|[AB]980"));
        always(COMPLETE, done.negate(), c -> c.get("rxDateSurgery").isEmpty() && c.get("rxDateMostDefinSurg").isEmpty()
                && surgery(c).matches("00|[AB]000|98|[AB]980") && c.get("rxSummScopeRegLnSur").matches("[09]"));
        always(COMPLETE, c -> surgery(c).matches("98|[AB]980"), c -> c.get("reasonForNoSurgery").equals("1"));
    }

    private static String surgery(Case c) {
        return c.get("rxSummSurgPrimSite") + c.get("rxSummSurgPrimSite2023");
    }

    @Test
    void surgery_is_coded_in_the_item_of_its_time() {
        always(COMPLETE, c -> c.year() < 2023, c -> c.get("rxSummSurgPrimSite2023").isEmpty()
                && c.get("rxHospSurgPrimSite2023").isEmpty() && !c.get("rxSummSurgPrimSite").isEmpty());
        always(COMPLETE, c -> c.year() >= 2023, c -> c.get("rxSummSurgPrimSite").isEmpty()
                && c.get("rxHospSurgPrimSite").isEmpty() && !c.get("rxSummSurgPrimSite2023").isEmpty());
        always(COMPLETE, c -> c.year() >= 2023 && c.get("primarySite").startsWith("C44"),
                c -> surgery(c).startsWith("B") || surgery(c).equals("A980"));
    }

    @Test
    void radiation_has_a_dose_and_dates_or_a_reason_why_not() {
        Predicate<Case> given = c -> c.get("reasonForNoRadiation").equals("0");
        always(COMPLETE, given, c -> !c.get("rxDateRadiation").isEmpty()
                && !c.get("phase1RadiationTreatmentModality").equals("00") && !c.get("radLocationOfRx").equals("0")
                && !c.get("totalDose").equals("000000") && !c.get("numberPhasesOfRadTxToVolume").equals("00"));
        always(COMPLETE, given.negate(), c -> c.get("rxDateRadiation").isEmpty()
                && c.get("phase1RadiationTreatmentModality").equals("00") && c.get("radLocationOfRx").equals("0")
                && c.get("totalDose").equals("000000") && c.get("rxHospRadiation").equals("0"));
        always(COMPLETE, c -> given.test(c) && !c.get("phase1TotalDose").equals("999998"),
                c -> number(c, "phase1DosePerFraction") * number(c, "phase1NumberOfFractions") == number(c,
                        "phase1TotalDose"));
    }

    private static int number(Case c, String item) {
        return Integer.parseInt(c.get(item));
    }

    @Test
    void drugs_have_a_date_if_they_were_given() {
        for (String kind : List.of("Chemo", "Hormone", "Brm")) {
            always(COMPLETE, c -> c.get("rxSumm" + kind).matches("0[1-3]"), c -> !c.get("rxDate" + kind).isEmpty());
            always(COMPLETE, c -> !c.get("rxSumm" + kind).matches("0[1-3]"), c -> c.get("rxDate" + kind).isEmpty());
        }
        always(COMPLETE, c -> c.get("rxDateSystemic").isEmpty(),
                c -> Stream.of("Chemo", "Hormone", "Brm").allMatch(kind -> c.get("rxDate" + kind).isEmpty()));
    }

    @Test
    void sequences_say_what_the_dates_say() {
        always(COMPLETE, c -> c.get("rxSummSurgRadSeq").equals("2"),
                c -> inOrder(c.get("rxDateRadiation"), c.get("rxDateSurgery")));
        always(COMPLETE, c -> c.get("rxSummSurgRadSeq").equals("3"),
                c -> inOrder(c.get("rxDateSurgery"), c.get("rxDateRadiation")));
        always(COMPLETE, c -> c.get("rxSummSurgRadSeq").equals("0"),
                c -> c.get("rxDateRadiation").isEmpty() || c.get("rxDateSurgery").isEmpty());
        always(COMPLETE, c -> c.get("rxSummSystemicSurSeq").equals("2"),
                c -> inOrder(c.get("rxDateSystemic"), c.get("rxDateSurgery")));
        always(COMPLETE, c -> c.get("rxSummSystemicSurSeq").equals("3"),
                c -> inOrder(c.get("rxDateSurgery"), c.get("rxDateSystemic")));
        always(COMPLETE, c -> c.get("rxSummSystemicSurSeq").equals("0"),
                c -> c.get("rxDateSystemic").isEmpty() || c.get("rxDateSurgery").isEmpty());
    }

    @Test
    void the_treatment_status_says_whether_there_was_any() {
        always(COMPLETE, c -> c.get("rxSummTreatmentStatus").equals("1"), c -> !c.get("dateInitialRxSeer").isEmpty());
        always(COMPLETE, c -> !c.get("rxSummTreatmentStatus").equals("1"), c -> c.get("dateInitialRxSeer").isEmpty()
                && c.get("rxDateSurgery").isEmpty() && c.get("rxDateSystemic").isEmpty());
    }

    @Test
    void a_facility_reports_as_its_own_only_what_it_did() {
        always(COMPLETE, c -> c.get("classOfCase").matches("00|3[0-3]"),
                c -> c.get("rxHospChemo").matches("00|8.") && c.get("rxHospRadiation").equals("0")
                        && c.get("rxHospSurgApp2010").matches("[09]"));
        always(COMPLETE, c -> c.get("classOfCase").matches("12|14|22|34"),
                c -> c.get("rxHospChemo").equals(c.get("rxSummChemo"))
                        && c.get("rxHospRadiation").equals(c.get("rxSummRadiation").matches("[78]")
                                ? "0"
                                : c.get("rxSummRadiation")));
        double analytic = CASES.stream().filter(c -> c.get("classOfCase").compareTo("22") <= 0).count()
                / (double) CASES.size();
        assertThat(analytic).isBetween(0.78, 0.82);
    }

    @Test
    void two_facilities_do_not_both_claim_one_treatment() {
        Map<String, List<Case>> primaries = COMPLETE.stream().filter(c -> !c.get("rxDateSurgery").isEmpty())
                .collect(Collectors.groupingBy(c -> c.patient().person() + " " + c.get("tumorRecordNumber")));
        List<List<Case>> shared = primaries.values().stream().filter(reports -> reports.size() == 2).toList();
        assertThat(shared).isNotEmpty().allMatch(
                reports -> reports.stream().filter(c -> !c.get("rxHospSurgApp2010").equals("0")).count() <= 1);
    }

    @Test
    void what_nobody_saw_through_a_microscope_has_no_grade() {
        always(COMPLETE, c -> c.get("diagnosticConfirmation").matches("[5-9]"),
                c -> (c.get("behaviorCodeIcdO3").equals("0") || !c.get("gradeClinical").matches("[1-5]"))
                        && c.get("textDxProcPath").startsWith("NO MICROSCOPIC")
                        && c.get("pathReportNumber1").isEmpty());
    }

    @Test
    void the_laboratory_says_what_the_markers_say() {
        Predicate<Case> colon = c -> c.get("schemaId").equals("00200") && c.year() >= 2018;
        always(COMPLETE, c -> colon.test(c) && c.get("ceaPretreatmentInterpretation").equals("1"),
                c -> Double.parseDouble(c.get("ceaPretreatmentLabValue")) > 5
                        && c.get("textDxProcLabTests").endsWith("CEA " + c.get("ceaPretreatmentLabValue") + " NG/ML."));
        always(COMPLETE, c -> colon.test(c) && c.get("ceaPretreatmentInterpretation").equals("0"),
                c -> Double.parseDouble(c.get("ceaPretreatmentLabValue")) < 5);
        always(COMPLETE, c -> colon.test(c) && c.get("ceaPretreatmentInterpretation").equals("9"),
                c -> c.get("ceaPretreatmentLabValue").equals("XXXX.9")
                        && c.get("textDxProcLabTests").endsWith("CEA NOT DOCUMENTED."));
    }

    @Test
    void primaries_are_numbered_in_order() {
        for (SyntheticPatient patient : MadeUp.PATIENTS) {
            List<String> numbers = patient.tumors().stream().map(t -> MadeUp.value(t, "sequenceNumberCentral"))
                    .toList();
            assertThat(numbers).doesNotHaveDuplicates();
            assertThat(numbers.stream().filter(n -> n.compareTo("60") < 0).toList()).isSorted();
            if (numbers.contains("00")) {
                assertThat(numbers.stream().filter(n -> n.compareTo("60") < 0)).hasSize(1);
            }
        }
        always(CASES, c -> c.get("behaviorCodeIcdO3").matches("[01]"),
                c -> c.get("sequenceNumberCentral").matches("6."));
    }

    @Test
    void stage_nodes_and_metastases_agree() {
        Predicate<Case> staged = c -> c.year() >= 2018;
        always(COMPLETE, c -> staged.test(c) && c.get("summaryStage2018").equals("0"),
                c -> c.get("behaviorCodeIcdO3").equals("2"));
        always(COMPLETE, c -> staged.test(c) && c.get("behaviorCodeIcdO3").equals("2"),
                c -> c.get("summaryStage2018").equals("0"));
        always(COMPLETE, c -> c.get("regionalNodesPositive").matches("0[1-9]|[1-8]."),
                c -> stage(c).matches("[347]")
                        && number(c, "regionalNodesPositive") <= number(c, "regionalNodesExamined"));
        always(COMPLETE, c -> mets(c), c -> stage(c).equals("7"));
        always(COMPLETE, c -> stage(c).matches("[0-489]"), c -> !mets(c));
        always(COMPLETE, c -> c.get("regionalNodesExamined").equals("00"),
                c -> c.get("regionalNodesPositive").equals("98"));
    }

    private static String stage(Case c) {
        return c.get("summaryStage2018") + c.get("seerSummaryStage2000");
    }

    private static boolean mets(Case c) {
        return Stream.of("metsAtDxBone", "metsAtDxBrain", "metsAtDxDistantLn", "metsAtDxLiver", "metsAtDxLung",
                "metsAtDxOther").anyMatch(item -> c.get(item).equals("1"));
    }

    @Test
    void each_stage_is_written_in_the_system_of_its_time() {
        always(COMPLETE, c -> c.year() < 2018, c -> c.get("schemaId").isEmpty() && c.get("eodPrimaryTumor").isEmpty()
                && c.get("summaryStage2018").isEmpty() && !c.get("seerSummaryStage2000").isEmpty());
        always(COMPLETE, c -> c.year() >= 2018, c -> c.get("seerSummaryStage2000").isEmpty() && c.get("grade").isEmpty()
                && !c.get("gradeClinical").isEmpty() && !c.get("schemaId").isEmpty());
    }

    @Test
    void receptors_and_patterns_go_together() {
        always(COMPLETE, c -> c.get("estrogenReceptorSummary").equals("0"),
                c -> c.get("estrogenReceptorPercntPosOrRange").equals("000"));
        always(COMPLETE, c -> c.get("estrogenReceptorSummary").equals("1"),
                c -> number(c, "estrogenReceptorPercntPosOrRange") > 0);
        always(COMPLETE, c -> c.get("gleasonPatternsClinical").matches("[1-5]{2}"),
                c -> number(c, "gleasonScoreClinical") == c.get("gleasonPatternsClinical").chars().map(d -> d - '0')
                        .sum());
        always(COMPLETE, c -> c.get("numberOfCoresPositive").matches("[0-9]+"),
                c -> number(c, "numberOfCoresPositive") <= number(c, "numberOfCoresExamined"));
    }

    @Test
    void the_text_says_what_the_codes_say() {
        always(COMPLETE, c -> c.get("rxDateSurgery").length() == 8,
                c -> c.get("rxTextSurgery").startsWith(iso(c, "rxDateSurgery"))
                        && c.get("textDxProcOp").startsWith(iso(c, "rxDateSurgery")));
        always(COMPLETE, c -> c.get("rxDateSurgery").isEmpty(), c -> c.get("textDxProcOp").equals("NONE"));
        always(COMPLETE, c -> c.get("rxDateChemo").length() == 8,
                c -> c.get("rxTextChemo").startsWith(iso(c, "rxDateChemo")));
        always(COMPLETE, c -> c.get("rxSummChemo").equals("87"), c -> c.get("rxTextChemo").contains("REFUSED"));
        always(COMPLETE,
                c -> c.get("regionalNodesPositive").matches("[0-8].") && !c.get("regionalNodesExamined").equals("00"),
                c -> c.get("textDxProcPath").contains(" " + number(c, "regionalNodesPositive") + "/"
                        + number(c, "regionalNodesExamined") + " NODES POSITIVE."));
        always(COMPLETE, c -> !c.get("tumorSizePathologic").equals("999"),
                c -> c.get("textDxProcPath").contains("TUMOR " + number(c, "tumorSizePathologic") + " MM"));
        always(COMPLETE, mets(), c -> c.get("textDxProcXRayScan").contains("METASTASES TO"));
        always(COMPLETE, c -> true, c -> c.get("textRemarks").contains("NO SUCH PERSON"));
    }

    private static Predicate<Case> mets() {
        return SyntheticCoherenceTest::mets;
    }

    private static String iso(Case c, String item) {
        return date(c.get(item)).toString();
    }
}
