package org.accession.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Held.Case;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RenumberingTest {

    private final Dictionary dictionary = Dictionaries.standard().working();
    private final CaseKey.Reader keys = new CaseKey.Reader(dictionary);

    /** Tumors as sequence, site and year of diagnosis; what is expected as old sequence > new one, ? for what is in doubt. */
    @ParameterizedTest
    @CsvSource({
            "the second primary,         00 C509 2025,              01 C509 2025 / 02 C180 2026, 00>01",
            "the second one alone,       00 C509 2025,              02 C180 2026,                ''",
            "an earlier one,             01 C504 2025 / 02 C180 2026, 01 C443 2023 / 02 C504 2025 / 03 C180 2026, 01>02 02>03",
            "one that was none,          01 C443 2023 / 02 C504 2025, 00 C504 2025,              02>00",
            "two that are alike,         01 C504 2025,              01 C504 2025 / 02 C504 2025, ''",
            "one that looks like it,     01 C504 2025,              02 C504 2025,                ''",
            "changed besides,            00 C509 2025,              01 C504 2025 / 02 C180 2026, 00>01",
            "a day or another tumor,     00 C504 2025,              01 C504 2024,                ?01",
            "a site or another tumor,    00 C504 2025,              01 C180 2025,                ?01",
            "a new one of the same site, 00 C504 2024,              02 C504 2026,                ''",
            "which of two,               00 C509 2025,              01 C501 2025 / 02 C502 2025, ?01 ?02",
            "malignant and not,          00 C504 2025,              61 C504 2025,                ''",
            "the first not malignant,    60 C700 2025,              61 C700 2025 / 62 C701 2026, 60>61",
            "two that trade places,      01 C504 2025 / 02 C180 2026, 01 C180 2026 / 02 C504 2025, 02>01 01>02",
            "a ring of three,            01 C504 2025 / 02 C180 2026 / 03 C443 2024, 01 C443 2024 / 02 C504 2025 / 03 C180 2026, 03>01 01>02 02>03",
            "corrected in its place,     01 C504 2025 / 02 C180 2026, 01 C509 2024 / 02 C180 2026, ''"})
    void cases_are_found_by_their_tumors(String what, String held, String record, String expected) {
        List<Case> cases = held(held);
        List<ArrivingCase> arriving = record(record);

        Renumbering renumbering = Renumbering.of(cases, arriving, keys);

        Map<String, String> found = new TreeMap<>();
        for (ArrivingCase one : arriving) {
            String sequence = keys.of(one.values()).sequence();
            renumbering.of(one).ifPresent(known -> found.put(sequence, known.key.sequence() + ">" + sequence));
            if (renumbering.isDoubtful(one)) {
                found.put(sequence, "?" + sequence);
            }
        }
        assertThat(String.join(" ", found.values())).as(what).isEqualTo(expected);
    }

    @Test
    void no_tumor_takes_a_number_before_it_is_free() {
        List<ArrivingCase> arriving = record("01 C443 2023 / 02 C504 2025 / 03 C180 2026");

        Renumbering renumbering = Renumbering.of(held("01 C504 2025 / 02 C180 2026"), arriving, keys);

        assertThat(renumbering.order().arriving()).extracting(one -> keys.of(one.values()).sequence())
                .containsExactly("03", "02", "01");
        assertThat(renumbering.order().inTheWay()).isEmpty();
    }

    @Test
    void of_those_who_trade_places_one_goes_first() {
        List<Case> held = held("01 C504 2025 / 02 C180 2026 / 03 C443 2024");
        List<ArrivingCase> arriving = record("01 C443 2024 / 02 C504 2025 / 03 C180 2026");

        Renumbering renumbering = Renumbering.of(held, arriving, keys);

        assertThat(renumbering.order().inTheWay()).containsExactly(held.get(0));
        assertThat(renumbering.order().arriving()).extracting(one -> keys.of(one.values()).sequence())
                .containsExactly("01", "03", "02");
    }

    private List<Case> held(String written) {
        List<Case> cases = new ArrayList<>();
        for (String tumor : written.split(" / ")) {
            Values values = values(tumor);
            cases.add(new Case(null, null, keys.of(values), values));
        }
        return cases;
    }

    private List<ArrivingCase> record(String written) {
        List<ArrivingCase> cases = new ArrayList<>();
        for (String tumor : written.split(" / ")) {
            cases.add(new ArrivingCase(cases.size() + 1, 0, new byte[0], false, values(tumor), null));
        }
        return cases;
    }

    private Values values(String tumor) {
        String[] parts = tumor.split(" ");
        Values values = new Values();
        values.set(dictionary.item("accessionNumberHosp"), "202500901");
        values.set(dictionary.item("sequenceNumberHospital"), parts[0]);
        values.set(dictionary.item("primarySite"), parts[1]);
        values.set(dictionary.item("dateOfDiagnosis"), parts[2] + "0101");
        values.set(dictionary.item("histologicTypeIcdO3"), "8500");
        values.set(dictionary.item("behaviorCodeIcdO3"), "3");
        return values;
    }
}
