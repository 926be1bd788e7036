package org.accession.intake;

import java.util.List;
import java.util.Locale;

/** What a column of a list of cases to abstract may hold. */
enum CaseListField {
    LAST_NAME("Last name", "last name", "lastname", "surname", "family name", "name last"),
    FIRST_NAME("First name", "first name", "firstname", "given name", "name first"),
    FULL_NAME("Name (Last, First)", "name", "patient name", "patient"),
    MRN("Medical record number", "mrn", "medical record number", "medical record", "record number", "chart"),
    BIRTH_DATE("Date of birth", "dob", "birth date", "birthdate", "date of birth"),
    SEX("Sex (F, M or NAACCR code)", "sex", "sex assigned at birth", "gender"),
    FIRST_CONTACT("Date of first contact", "first contact", "date of first contact", "admission date", "admit date",
            "service date", "encounter date", "date of service"),
    SITE("Primary site (ICD-O-3 code)", "site", "primary site", "site code", "topography"),
    REASON("Code or text of the diagnosis", "diagnosis", "icd10", "icd-10", "icd-10-cm", "dx", "dx code",
            "diagnosis code", "description", "text", "reason");

    private final String label;
    private final List<String> usualHeadings;

    CaseListField(String label, String... usualHeadings) {
        this.label = label;
        this.usualHeadings = List.of(usualHeadings);
    }

    /** As the mapping page names it. */
    String label() {
        return label;
    }

    /** Whether a column of this heading usually holds the field. */
    boolean isUsually(String heading) {
        String plain = heading.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
        return usualHeadings.contains(plain);
    }
}
