package org.accession.synthetic;

import org.accession.synthetic.Person.Occupation;
import org.accession.synthetic.Places.Address;

/** Writes what was found, when, and where the patient lived then. */
final class DiagnosisItems {

    private static final Codes LYMPHOMAS = new Codes("9590-9729 9735-9738");
    private static final Codes NODES_AND_MARROW = new Codes("C770-C779 C421");
    private static final Codes UNCOUNTED = new Codes(
            "9732-9733 9741-9742 9759-9764 9800-9920 9931-9967 9971-9992");

    private DiagnosisItems() {}

    static void write(Form form, CaseReport report) {
        Primary primary = report.primary();
        Diagnosis diagnosis = primary.diagnosis();
        form.set("sequenceNumberCentral", primary.sequence()).set("dateOfDiagnosis", primary.diagnosed())
                .set("primarySite", diagnosis.site()).set("histologicTypeIcdO3", diagnosis.histology())
                .set("behaviorCodeIcdO3", diagnosis.behavior()).set("laterality", primary.laterality())
                .set("diagnosticConfirmation", primary.confirmation()).set("ageAtDiagnosis", primary.age(), 3)
                .setAll("5", "siteCodingSysCurrent", "siteCodingSysOriginal")
                .setAll(morphologySystem(primary.year()), "morphCodingSysCurrent", "morphCodingSysOriginl")
                .set("ambiguousTerminologyDx", "0").set("maritalStatusAtDx", report.person().marital());
        if (primary.year() < 2018) {
            form.set("grade", "1234".contains(primary.grade()) ? primary.grade() : "9");
        }
        boolean counted = isCounted(diagnosis);
        form.set("multTumRptAsOnePrim", counted ? "00" : "88").set("multiplicityCounter", counted ? "01" : "88");
        residence(form, report.person().address(), primary.year());
        work(form, report.person(), primary.age());
    }

    /** NAACCR item 470: the ICD-O-3 edition in force. */
    private static String morphologySystem(int year) {
        return year < 2018 ? "8" : year < 2021 ? "A" : year < 2022 ? "B" : year < 2023 ? "C" : year < 2024 ? "D" : "E";
    }

    /** NAACCR item 446: tumors are counted but for leukemias, lymphomas of nodes and marrow, and unknown primaries. */
    private static boolean isCounted(Diagnosis diagnosis) {
        boolean lymphoma = LYMPHOMAS.has(diagnosis.histology()) && NODES_AND_MARROW.has(diagnosis.site());
        return !diagnosis.site().equals("C809") && !lymphoma && !UNCOUNTED.has(diagnosis.histology());
    }

    private static void residence(Form form, Address address, int year) {
        Places.Place place = address.place();
        form.set("addrAtDxNoStreet", address.street()).set("addrAtDxSupplementl", address.supplement())
                .set("addrAtDxCity", place.city()).set("addrAtDxState", place.state())
                .set("addrAtDxPostalCode", place.postalCode()).set("addrAtDxCountry", "USA")
                .setAll(place.county(), "countyAtDx", "countyAtDxAnalysis", "countyAtDxGeocode2000",
                        "countyAtDxGeocode2010", "countyAtDxGeocode2020")
                .setAll(place.state(), "stateAtDxGeocode2000", "stateAtDxGeocode2010", "stateAtDxGeocode2020")
                .setAll(address.tract(), "censusTract2000", "censusTract2010", "censusTract2020")
                .setAll("1", "censusTrCertainty2000", "censusTrCertainty2010", "censusTractCertainty2020")
                .setAll(Integer.toString(address.block()), "censusBlockGroup2000", "censusBlockGroup2010",
                        "censusBlockGroup2020")
                .set("latitude", address.latitude()).set("longitude", address.longitude())
                .set("gisCoordinateQuality", "03").set("geocodingQualityCode", "A")
                .set("censusTrPovertyIndictr", Integer.toString(1 + (address.tract().charAt(3) - '0') % 4))
                .setAll("1", "ruca2000", "ruca2010", "ruca2020").setAll("2", "uric2000", "uric2010", "uric2020")
                .setAll("02", "ruralurbanContinuum2003", "ruralurbanContinuum2013")
                .set("ihsPurchRefCareDeliveryArea", "0").set("urbanIndianHealthOrganization", "0")
                .set("uihoFacility", "00");
        if (year >= 2026) {
            form.set("geocodingAccuracyScore", "0.98").set("geocodingAccuracyType", "rooftop");
        }
    }

    private static void work(Form form, Person person, int age) {
        form.set("tobaccoUseSmokingStatus", person.smoking());
        if (age < 14) {
            form.setAll("8", "occupationSource", "industrySource");
            return;
        }
        Occupation work = person.occupation();
        form.set("textUsualOccupation", work.occupation()).set("textUsualIndustry", work.industry())
                .set("censusOccCode2010", work.occupationCode()).set("censusIndCode2010", work.industryCode())
                .setAll("1", "occupationSource", "industrySource");
    }
}
