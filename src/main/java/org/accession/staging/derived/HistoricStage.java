package org.accession.staging.derived;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.accession.staging.DerivedValue;

import com.imsweb.algorithms.historicstage.HistoricStageInputDto;
import com.imsweb.algorithms.historicstage.HistoricStageUtils;

/**
 * SEER historic stage (in situ, localized, regional, distant, unstaged) of cases diagnosed 1973 to 2015, from the extent of
 * disease as it was coded at the time. It is no NAACCR item. Nothing is derived where no extent was coded.
 */
final class HistoricStage implements Derivation {

    private static final String NAME = "historicStage";
    private static final String SOURCE = "SEER Historic Stage A";
    private static final int FIRST_YEAR = 1973;
    private static final int LAST_YEAR = 2015;
    private static final int OLD_FOUR_DIGITS = 4;

    private final Map<Item, BiConsumer<HistoricStageInputDto, String>> tumor = new LinkedHashMap<>();
    private final Map<Item, BiConsumer<HistoricStageInputDto, String>> extent = new LinkedHashMap<>();
    private final Item diagnosis;

    HistoricStage(Dictionary dictionary) {
        diagnosis = dictionary.item("dateOfDiagnosis");
        tumor.put(dictionary.item("primarySite"), HistoricStageInputDto::setPrimarysite);
        tumor.put(dictionary.item("histologicTypeIcdO3"), HistoricStageInputDto::setHistologyIcdO3);
        tumor.put(dictionary.item("behaviorCodeIcdO3"), HistoricStageInputDto::setBehaviorIcdO3);
        tumor.put(dictionary.item("typeOfReportingSource"), HistoricStageInputDto::setTypeOfReportingSource);
        tumor.put(dictionary.item("codingSystemForEod"), HistoricStageInputDto::setEodCodingSys);
        tumor.put(dictionary.item("csSiteSpecificFactor1"), HistoricStageInputDto::setCsSiteSpecificFactor1);
        tumor.put(dictionary.item("csSiteSpecificFactor2"), HistoricStageInputDto::setCsSiteSpecificFactor2);
        extent.put(dictionary.item("csExtension"), HistoricStageInputDto::setCsExtension);
        extent.put(dictionary.item("csLymphNodes"), HistoricStageInputDto::setCsLymphNodes);
        extent.put(dictionary.item("csMetsAtDx"), HistoricStageInputDto::setCsMetsAtDx);
        extent.put(dictionary.item("eodExtension"), HistoricStageInputDto::setEodExtension);
        extent.put(dictionary.item("eodLymphNodeInvolv"), HistoricStageInputDto::setEodLymphNodeInvolv);
        extent.put(dictionary.item("eodOld13Digit"), HistoricStageInputDto::setEodOld13Digit);
        extent.put(dictionary.item("eodOld2Digit"), HistoricStageInputDto::setEodOld2Digit);
        extent.put(dictionary.item("eodOld4Digit"), HistoricStage::setOldFourDigits);
    }

    @Override
    public void derive(DerivedPatient patient) {
        for (int i = 0; i < patient.tumors().size(); i++) {
            Values values = patient.tumors().get(i);
            int year = PartialDate.yearOf(values.get(diagnosis)).orElse(0);
            if (year >= FIRST_YEAR && year <= LAST_YEAR
                    && extent.keySet().stream().anyMatch(item -> !values.isBlank(item))) {
                HistoricStageInputDto input = new HistoricStageInputDto();
                input.setDateOfDiagnosisYear(String.valueOf(year));
                tumor.forEach((item, setter) -> set(input, setter, values.get(item)));
                extent.forEach((item, setter) -> set(input, setter, values.get(item)));
                patient.add(i, new DerivedValue(NAME, null,
                        HistoricStageUtils.computeHistoricStage(input).getResult(), SOURCE, NAME));
            }
        }
    }

    @Override
    public Optional<Basis> basis(String source, Values patient, Values values) {
        return source.equals(SOURCE)
                ? Optional.of(Basis.of("The extent of disease by the coding scheme of the year of diagnosis.",
                        Stream.of(Set.of(diagnosis), tumor.keySet(), extent.keySet()).flatMap(Set::stream).toList(),
                        patient, values))
                : Optional.empty();
    }

    private static void set(HistoricStageInputDto input, BiConsumer<HistoricStageInputDto, String> setter,
            String value) {
        if (!value.isEmpty()) {
            setter.accept(input, value);
        }
    }

    /** Two digits of size, one of extension, one of lymph nodes (SEER Extent of Disease 1983 to 1987). */
    private static void setOldFourDigits(HistoricStageInputDto input, String digits) {
        if (digits.length() == OLD_FOUR_DIGITS) {
            input.setEodOld4DigitSize(digits.substring(0, 2));
            input.setEodOld4DigitExtent(digits.substring(2, 3));
            input.setEodOld4DigitNodes(digits.substring(3));
        }
    }
}
