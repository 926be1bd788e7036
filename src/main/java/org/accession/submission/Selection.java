package org.accession.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.accession.dictionary.PartialDate;
import org.accession.patient.CaseState;

/**
 * Which cases go out. What is empty or null does not narrow.
 *
 * @param facilityIds facilities
 * @param firstYear the first year of diagnosis
 * @param lastYear the last year of diagnosis
 * @param states states of the case; none means those that count
 * @param firstSite the first primary site, for example C500
 * @param lastSite the last primary site
 * @param cases the cases themselves, by what stands for them in an address
 */
public record Selection(Set<Long> facilityIds, Integer firstYear, Integer lastYear, Set<CaseState> states,
        String firstSite, String lastSite, Set<UUID> cases) {

    static final Set<CaseState> COUNTING = Set.of(CaseState.OPEN, CaseState.WAITING, CaseState.COMPLETE);

    /** Every case that counts. */
    public static Selection everything() {
        return new Selection(Set.of(), null, null, Set.of(), null, null, Set.of());
    }

    /** Every case of a facility that counts. */
    public static Selection of(long facilityId) {
        return new Selection(Set.of(facilityId), null, null, Set.of(), null, null, Set.of());
    }

    /** A condition on {@code c}, a case, with named parameters. */
    Condition condition() {
        List<String> parts = new ArrayList<>(List.of("c.state in :states"));
        Map<String, Object> parameters = new HashMap<>(Map.of("states", states.isEmpty() ? COUNTING : states));
        if (!facilityIds.isEmpty()) {
            parts.add("c.facility.id in :facilities");
            parameters.put("facilities", facilityIds);
        }
        if (firstYear != null) {
            parts.add("c.dateOfDiagnosis >= :from");
            parameters.put("from", new PartialDate(String.valueOf(firstYear)));
        }
        if (lastYear != null) {
            parts.add("c.dateOfDiagnosis < :to");
            parameters.put("to", new PartialDate(String.valueOf(lastYear + 1)));
        }
        if (firstSite != null) {
            parts.add("c.primarySite >= :firstSite");
            parameters.put("firstSite", firstSite);
        }
        if (lastSite != null) {
            parts.add("c.primarySite <= :lastSite");
            parameters.put("lastSite", lastSite);
        }
        if (!cases.isEmpty()) {
            parts.add("c.publicId in :cases");
            parameters.put("cases", cases);
        }
        return new Condition(String.join(" and ", parts), parameters);
    }

    /** A condition on {@code f}, a facility's record of a patient who has no case, with named parameters. */
    Condition people() {
        String without = "not exists (select 1 from TumorCase c where c.facilityPatient = f)";
        return facilityIds.isEmpty()
                ? new Condition(without, Map.of())
                : new Condition(without + " and f.facility.id in :facilities", Map.of("facilities", facilityIds));
    }

    /** Whether patients who have no case go along. */
    boolean takesPatientsWithoutCases() {
        return firstYear == null && lastYear == null && states.isEmpty() && firstSite == null && lastSite == null
                && cases.isEmpty();
    }

    /** A condition of a query. */
    record Condition(String text, Map<String, Object> parameters) {}
}
