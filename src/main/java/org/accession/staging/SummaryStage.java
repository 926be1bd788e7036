package org.accession.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;

/**
 * The summary stage of a case, in whichever item it is for the year of diagnosis.
 *
 * @param coding the manual by which it is coded: 1977, 2000 or 2018
 */
public record SummaryStage(Item item, String code, String coding) {

    private static final String UNKNOWN = "9";

    private record Place(int from, int until, Item item, String coding) {}

    /** Where the summary stage is, from {@code registry-schemas/staging/summary-stage.csv}. */
    public static final class Places {

        private final List<Place> places = new ArrayList<>();
        private final Item diagnosis;

        public Places(Dictionary dictionary) {
            diagnosis = dictionary.item("dateOfDiagnosis");
            StagingSchemas.rows("summary-stage.csv").forEach(row -> places.add(new Place(
                    Integer.parseInt(row.getField("from")),
                    row.getField("until").isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(row.getField("until")),
                    dictionary.item(row.getField("item")), row.getField("coding"))));
        }

        /**
         * The summary stage of the tumor, if its year has one and an item holds it. A known one comes before an unknown
         * one: a hospital that codes the summary stage and no extent of disease has an unknown one derived.
         */
        public Optional<SummaryStage> of(Values tumor) {
            int year = PartialDate.yearOf(tumor.get(diagnosis)).orElse(0);
            List<SummaryStage> stages = places.stream()
                    .filter(place -> year >= place.from() && year <= place.until() && !tumor.isBlank(place.item()))
                    .map(place -> new SummaryStage(place.item(), tumor.get(place.item()), place.coding())).toList();
            return stages.stream().filter(stage -> !stage.code().equals(UNKNOWN)).findFirst()
                    .or(() -> stages.stream().findFirst());
        }
    }
}
