package org.accession.staging.derived;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.staging.DerivedValue;

/**
 * Completed years of life at diagnosis, 000 to 120 (NAACCR item 230). Where a day or month is unknown and the age may be
 * either of two, none is derived: the item may have been coded from the record.
 */
final class AgeAtDiagnosis implements Derivation {

    private static final String SOURCE = "age at diagnosis";
    private static final int OLDEST = 120;

    private final Item birth;
    private final Item diagnosis;
    private final Item age;

    AgeAtDiagnosis(Dictionary dictionary) {
        birth = dictionary.item("dateOfBirth");
        diagnosis = dictionary.item("dateOfDiagnosis");
        age = dictionary.item("ageAtDiagnosis");
    }

    @Override
    public void derive(DerivedPatient patient) {
        String born = patient.patient().get(birth);
        for (int tumor = 0; tumor < patient.tumors().size(); tumor++) {
            Values values = patient.tumors().get(tumor);
            int years = years(born, values.get(diagnosis));
            if (years >= 0) {
                String digits = "00" + years;
                patient.add(tumor, DerivedValue.of(age, digits.substring(digits.length() - 3), SOURCE,
                        "ageAtDiagnosis"));
            }
        }
    }

    @Override
    public Optional<Basis> basis(String source, Values patient, Values tumor) {
        return source.equals(SOURCE)
                ? Optional.of(Basis.of("Completed years from birth to diagnosis.", List.of(birth, diagnosis), patient,
                        tumor))
                : Optional.empty();
    }

    /** The age, or -1 if it cannot be told. */
    static int years(String born, String diagnosed) {
        try {
            int youngest = latest(born).until(earliest(diagnosed)).getYears();
            int oldest = earliest(born).until(latest(diagnosed)).getYears();
            boolean after = !latest(diagnosed).isBefore(earliest(born));
            return youngest == oldest && after && oldest <= OLDEST ? oldest : -1;
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            return -1;
        }
    }

    private static LocalDate earliest(String date) {
        return LocalDate.of(year(date), date.length() < 6 ? 1 : Integer.parseInt(date.substring(4, 6)),
                date.length() < 8 ? 1 : Integer.parseInt(date.substring(6, 8)));
    }

    private static LocalDate latest(String date) {
        if (date.length() < 6) {
            return LocalDate.of(year(date), 12, 31);
        }
        LocalDate first = LocalDate.of(year(date), Integer.parseInt(date.substring(4, 6)), 1);
        return date.length() < 8 ? first.plusMonths(1).minusDays(1) : earliest(date);
    }

    private static int year(String date) {
        return Integer.parseInt(date.substring(0, 4));
    }
}
