package org.accession.checking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Values;
import org.accession.patient.CaseDraft;
import org.accession.patient.Draft;
import org.accession.patient.RecordDraft;
import org.accession.patient.ValuesChanging;
import org.accession.staging.AlgorithmVersion;
import org.accession.staging.CaseStage;
import org.accession.staging.DerivedValue;
import org.accession.staging.StagingResult;
import org.accession.staging.derived.DerivedPatient;

/**
 * Derives whatever follows from values that are being stored, for all cases of the record that count. A derived value is
 * overwritten by another one; it is taken away only where that which derived it is asked again and derives it no longer.
 */
@ApplicationScoped
class Deriver {

    private final StagingSetups setups;
    private final StagingResults results;

    Deriver(StagingSetups setups, StagingResults results) {
        this.setups = setups;
        this.results = results;
    }

    void derive(@Observes @Priority(ValuesChanging.DERIVE) ValuesChanging change) {
        StagingSetup setup = setups.current();
        List<StagingResults.Staging> stages = new ArrayList<>();
        for (RecordDraft record : change.records()) {
            derive(record, setup, stages);
        }
        change.whenStored(() -> results.keep(stages));
    }

    private static void derive(RecordDraft record, StagingSetup setup, List<StagingResults.Staging> stages) {
        List<CaseDraft> cases = record.cases().stream().filter(one -> one.row().state.counts()).toList();
        DerivedPatient derived = setup.items().derive(given(record.draft()),
                cases.stream().map(one -> given(one.draft())).toList());
        set(record.draft(), derived.ofPatient(), source -> false);
        for (int i = 0; i < cases.size(); i++) {
            CaseStage stage = derived.stage(i);
            set(cases.get(i).draft(), derived.ofTumor(i), source -> isOfAnotherVersion(source, stage));
            stages.add(StagingResults.Staging.of(cases.get(i).row(), stage, setup.algorithms()));
        }
    }

    /** The values without those that were derived: what follows from former values says nothing of the present ones. */
    private static Values given(Draft draft) {
        Values given = draft.values().copy();
        draft.derived().values().forEach(named -> named.forEach((name, value) -> clear(given, name, value)));
        return given;
    }

    /** Sets what was derived. What was so before and is no longer is taken away, but for what is to be kept. */
    private static void set(Draft draft, List<DerivedValue> derived, Predicate<String> kept) {
        Map<String, Map<String, String>> bySource = new LinkedHashMap<>();
        Set<String> names = derived.stream().map(DerivedValue::name).collect(Collectors.toSet());
        draft.derived().forEach((source, before) -> before.forEach((name, value) -> {
            if (!names.contains(name)) {
                if (kept.test(source)) {
                    put(bySource, source, name, value);
                } else {
                    clear(draft.values(), name, value);
                }
            }
        }));
        for (DerivedValue value : derived) {
            if (value.item() != null) {
                draft.values().set(value.item(), value.value());
            }
            put(bySource, value.source(), value.name(), value.value());
        }
        draft.derived(bySource);
    }

    private static void put(Map<String, Map<String, String>> bySource, String source, String name, String value) {
        bySource.computeIfAbsent(source, any -> new LinkedHashMap<>()).put(name, value);
    }

    private static void clear(Values values, String name, String value) {
        Dictionaries.standard().working().find(name).filter(item -> values.get(item).equals(value))
                .ifPresent(item -> values.set(item, ""));
    }

    /** Whether a version of an algorithm is the source that is not asked now, while another version of it is. */
    private static boolean isOfAnotherVersion(String source, CaseStage stage) {
        List<AlgorithmVersion> asked = stage.results().stream().map(StagingResult::algorithm).toList();
        return asked.stream().noneMatch(one -> one.toString().equals(source))
                && asked.stream().anyMatch(one -> source.startsWith(one.id() + " "));
    }
}
