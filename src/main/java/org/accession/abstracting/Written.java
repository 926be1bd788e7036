package org.accession.abstracting;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.PartialDate;
import org.accession.patient.CaseState;
import org.accession.patient.PatientItems;
import org.accession.patient.TumorCase;

/** How codes and dates are written for people. */
final class Written {

    private static final int SHOWN = 3;

    private Written() {}

    /** 20260302 as 2026-03-02, as much of it as is known. */
    static String date(PartialDate date) {
        return date == null ? "" : date(date.written());
    }

    /** A date item's value, in either form that the standard has had; what is no date stays as it is. */
    static String date(String written) {
        if (!written.matches("\\d{4}(\\d{2}){0,2}")) {
            return written;
        }
        StringBuilder date = new StringBuilder(written);
        for (int dash = written.length() - 2; dash >= 4; dash -= 2) {
            date.insert(dash, '-');
        }
        return date.toString();
    }

    /** C504 as C50.4. */
    static String site(String code) {
        return code == null ? "" : code.length() == 4 ? code.substring(0, 3) + "." + code.charAt(3) : code;
    }

    /** Site, morphology and month of diagnosis: C50.4 8500/3 2026-03. */
    static String chip(TumorCase one) {
        String morphology = one.histologicTypeIcdO3 == null
                ? ""
                : one.behaviorCodeIcdO3 == null
                        ? one.histologicTypeIcdO3
                        : one.histologicTypeIcdO3 + "/" + one.behaviorCodeIcdO3;
        String date = date(one.dateOfDiagnosis);
        String chip = Stream.of(site(one.primarySite), morphology, date.substring(0, Math.min(7, date.length())))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        return chip.isEmpty() ? "not coded yet" : chip;
    }

    /** Last name, first and middle name. */
    static String name(PatientItems items) {
        String given = Stream.of(items.nameFirst, items.nameMiddle).filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String last = items.nameLast == null ? "Name not known" : items.nameLast;
        return given.isEmpty() ? last : last + ", " + given;
    }

    /** The state of a case as registrars name it. */
    static String state(CaseState state) {
        return switch (state) {
            case SUSPENSE -> "Suspense";
            case OPEN -> "Open";
            case WAITING -> "Waiting";
            case COMPLETE -> "Complete";
            case NOT_REPORTABLE -> "Not reportable";
            case DELETED -> "Deleted";
        };
    }

    /** The accession number with the sequence: 202600123-00. */
    static String accession(TumorCase one) {
        if (one.accessionNumberHosp == null) {
            return "";
        }
        return one.sequenceNumberHospital == null
                ? one.accessionNumberHosp
                : one.accessionNumberHosp + "-" + one.sequenceNumberHospital;
    }

    /** Dots for all but the last three characters: enough to tell two numbers apart, not to copy one. */
    static String masked(String number) {
        if (number == null || number.isEmpty()) {
            return "";
        }
        int hidden = Math.max(number.length() - SHOWN, Math.min(number.length(), SHOWN));
        return "•".repeat(hidden) + number.substring(hidden);
    }
}
