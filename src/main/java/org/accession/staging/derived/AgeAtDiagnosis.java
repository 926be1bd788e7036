package org.accession.staging.derived;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.accession.staging.DerivedValue;

/**
 * Completed years of life at diagnosis, 000 to 120 (NAACCR item 230); 000 before birth, too. Where a day or month is unknown and the age may be
 * either of two, none is derived: the item may have been coded from the record.
 */
final class AgeAtDiagnosis implements Derivation {

    private static final String SOURCE = "age at diagnosis";
    private static final int OLDEST = 120;
    private static final int MONTHS_IN_UTERO = 10;

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
            } else {
                patient.addMissing(tumor, NotDerived.of(age, born.isEmpty() || values.isBlank(diagnosis)
                        ? NotDerived.blank(Stream.of(born.isEmpty() ? birth : diagnosis).map(List::of))
                        : "The dates of birth and diagnosis leave the age in doubt."));
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
        return PartialDate.of(born)
                .flatMap(birth -> PartialDate.of(diagnosed).map(diagnosis -> years(birth, diagnosis))).orElse(-1);
    }

    private static int years(PartialDate born, PartialDate diagnosed) {
        int youngest = born.lastDay().until(diagnosed.firstDay()).getYears();
        int oldest = born.firstDay().until(diagnosed.lastDay()).getYears();
        boolean conceived = diagnosed.lastDay().isAfter(born.firstDay().minusMonths(MONTHS_IN_UTERO));
        return youngest == oldest && conceived && oldest <= OLDEST ? oldest : -1;
    }
}
