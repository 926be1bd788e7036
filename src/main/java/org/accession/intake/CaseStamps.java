package org.accession.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;
import org.accession.patient.CaseState;

/** Where an imported case stands, and since when, by the dates that its items state. */
final class CaseStamps {

    /** A state that the case has reached. */
    record Stamp(CaseState state, Instant at) {}

    private final List<Item> begun;
    private final List<Item> completed;

    CaseStamps(Dictionary dictionary) {
        begun = List.of(dictionary.item("dateCaseInitiated"));
        completed = List.of(dictionary.item("dateCaseCompleted"), dictionary.item("dateCaseCompletedCoc"));
    }

    /** The states in their order: opened, and completed where an item says when; not opened after that. */
    List<Stamp> of(Values tumor, Instant now) {
        Optional<Instant> complete = first(tumor, completed);
        Instant open = first(tumor, begun).filter(at -> complete.filter(at::isAfter).isEmpty()).or(() -> complete)
                .orElse(now);
        Stamp opened = new Stamp(CaseState.OPEN, open);
        return complete.map(at -> List.of(opened, new Stamp(CaseState.COMPLETE, at))).orElse(List.of(opened));
    }

    private static Optional<Instant> first(Values tumor, List<Item> dates) {
        return dates.stream().flatMap(date -> PartialDate.of(tumor.get(date)).stream()).findFirst()
                .map(date -> date.firstDay().atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}
