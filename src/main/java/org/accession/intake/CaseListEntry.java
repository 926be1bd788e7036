package org.accession.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.patient.RecordNumber;

/**
 * One case to abstract, from a line of a list or from the form for one.
 *
 * @param patient the items of the patient
 * @param tumor the items of the tumor
 * @param reason the code or text for which it was listed, or null: it is no item of the abstract
 * @param problems why it cannot be taken as it is; empty if it can
 */
record CaseListEntry(Values patient, Values tumor, String reason, List<Problem> problems) {

    /**
     * What is wrong.
     *
     * @param field with what; null if it is not one field
     * @param sentence one sentence
     */
    record Problem(CaseListField field, String sentence) {}

    private static final Pattern SITE = Pattern.compile("C\\d{3}");
    private static final Map<String, String> SEX = Map.of("M", "1", "MALE", "1", "F", "2", "FEMALE", "2", "U", "9",
            "UNKNOWN", "9", "1", "1", "2", "2", "9", "9");

    /** Reads the fields; what is absent is the empty string. */
    static CaseListEntry read(Dictionary dictionary, Function<CaseListField, String> fields) {
        return new Reading(dictionary, fields).entry();
    }

    /** One reading: collects values and problems. */
    private static final class Reading {
        private final Dictionary dictionary;
        private final Function<CaseListField, String> fields;
        private final Values patient = new Values();
        private final Values tumor = new Values();
        private final List<Problem> problems = new ArrayList<>();

        Reading(Dictionary dictionary, Function<CaseListField, String> fields) {
            this.dictionary = dictionary;
            this.fields = fields;
        }

        CaseListEntry entry() {
            names();
            set(CaseListField.MRN, tumor, "medicalRecordNumber", text(CaseListField.MRN));
            set(CaseListField.BIRTH_DATE, patient, "dateOfBirth", date(CaseListField.BIRTH_DATE));
            set(CaseListField.FIRST_CONTACT, tumor, "dateOf1stContact", date(CaseListField.FIRST_CONTACT));
            sex();
            site();
            boolean named = !patient.isBlank(dictionary.item("nameLast"))
                    && !patient.isBlank(dictionary.item("dateOfBirth"));
            if (!named && RecordNumber.of(tumor.get(dictionary.item("medicalRecordNumber"))).isEmpty()) {
                problems.add(new Problem(null,
                        "Neither a medical record number nor a name with a birth date is given."));
            }
            String reason = text(CaseListField.REASON);
            return new CaseListEntry(patient, tumor, reason.isEmpty() ? null : reason, List.copyOf(problems));
        }

        private void names() {
            String[] whole = text(CaseListField.FULL_NAME).split(",", 2);
            String last = text(CaseListField.LAST_NAME);
            String first = text(CaseListField.FIRST_NAME);
            set(CaseListField.LAST_NAME, patient, "nameLast", last.isEmpty() ? whole[0].strip() : last);
            set(CaseListField.FIRST_NAME, patient, "nameFirst",
                    first.isEmpty() && whole.length > 1 ? whole[1].strip() : first);
        }

        private void sex() {
            String written = text(CaseListField.SEX).toUpperCase(Locale.ROOT);
            if (!written.isEmpty()) {
                set(CaseListField.SEX, patient, "sexAssignedAtBirth", SEX.get(written));
                if (!SEX.containsKey(written)) {
                    problems.add(new Problem(CaseListField.SEX, "The sex is not one of F, M, U."));
                }
            }
        }

        private void site() {
            String code = text(CaseListField.SITE).toUpperCase(Locale.ROOT).replace(".", "");
            if (SITE.matcher(code).matches()) {
                set(CaseListField.SITE, tumor, "primarySite", code);
            } else if (!code.isEmpty()) {
                problems.add(new Problem(CaseListField.SITE, "The primary site is not a code like C504."));
            }
        }

        private String date(CaseListField field) {
            String written = text(field);
            Optional<String> date = ListedDate.read(written);
            if (date.isEmpty() && !written.isEmpty()) {
                problems.add(new Problem(field, field.label() + " is not a date like 2026-03-02 or 3/2/2026."));
            }
            return date.orElse("");
        }

        private String text(CaseListField field) {
            String value = fields.apply(field);
            return value == null ? "" : value.strip();
        }

        private void set(CaseListField field, Values values, String id, String value) {
            Item item = dictionary.item(id);
            if (value != null && value.length() > item.length()) {
                problems.add(new Problem(field, item.name() + " is longer than " + item.length() + " characters."));
            } else {
                values.set(item, value);
            }
        }
    }
}
