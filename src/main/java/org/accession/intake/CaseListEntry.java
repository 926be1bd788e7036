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
record CaseListEntry(Values patient, Values tumor, String reason, List<String> problems) {

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
        private final List<String> problems = new ArrayList<>();

        Reading(Dictionary dictionary, Function<CaseListField, String> fields) {
            this.dictionary = dictionary;
            this.fields = fields;
        }

        CaseListEntry entry() {
            names();
            set(tumor, "medicalRecordNumber", text(CaseListField.MRN));
            set(patient, "dateOfBirth", date(CaseListField.BIRTH_DATE));
            set(tumor, "dateOf1stContact", date(CaseListField.FIRST_CONTACT));
            sex();
            site();
            boolean named = !patient.isBlank(dictionary.item("nameLast"))
                    && !patient.isBlank(dictionary.item("dateOfBirth"));
            if (!named && RecordNumber.of(tumor.get(dictionary.item("medicalRecordNumber"))).isEmpty()) {
                problems.add("Neither a medical record number nor a name with a birth date is given.");
            }
            String reason = text(CaseListField.REASON);
            return new CaseListEntry(patient, tumor, reason.isEmpty() ? null : reason, List.copyOf(problems));
        }

        private void names() {
            String[] whole = text(CaseListField.FULL_NAME).split(",", 2);
            String last = text(CaseListField.LAST_NAME);
            String first = text(CaseListField.FIRST_NAME);
            set(patient, "nameLast", last.isEmpty() ? whole[0].strip() : last);
            set(patient, "nameFirst", first.isEmpty() && whole.length > 1 ? whole[1].strip() : first);
        }

        private void sex() {
            String written = text(CaseListField.SEX).toUpperCase(Locale.ROOT);
            if (!written.isEmpty()) {
                set(patient, "sexAssignedAtBirth", SEX.get(written));
                if (!SEX.containsKey(written)) {
                    problems.add("The sex is not one of F, M, U.");
                }
            }
        }

        private void site() {
            String code = text(CaseListField.SITE).toUpperCase(Locale.ROOT).replace(".", "");
            if (SITE.matcher(code).matches()) {
                set(tumor, "primarySite", code);
            } else if (!code.isEmpty()) {
                problems.add("The primary site is not a code like C504.");
            }
        }

        private String date(CaseListField field) {
            String written = text(field);
            Optional<String> date = ListedDate.read(written);
            if (date.isEmpty() && !written.isEmpty()) {
                problems.add(field.label() + " is not a date like 2026-03-02 or 3/2/2026.");
            }
            return date.orElse("");
        }

        private String text(CaseListField field) {
            String value = fields.apply(field);
            return value == null ? "" : value.strip();
        }

        private void set(Values values, String id, String value) {
            Item item = dictionary.item(id);
            if (value != null && value.length() > item.length()) {
                problems.add(item.name() + " is longer than " + item.length() + " characters.");
            } else {
                values.set(item, value);
            }
        }
    }
}
