package org.accession.checking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
 * overwritten by another one; it is taken away only where that which derived it would derive it no longer.
 */
@ApplicationScoped
class Deriver {

    /** A derived value by its name. */
    private record Said(String name, String value) {}

    private static final String SCHEMA = "schemaId";

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
        Values patient = given(record.draft());
        List<Values> tumors = cases.stream().map(one -> given(one.draft())).toList();
        DerivedPatient derived = setup.items().derive(patient, tumors);
        set(record.draft(), derived.ofPatient(), source -> Set.of());
        for (int i = 0; i < cases.size(); i++) {
            CaseStage stage = derived.stage(i);
            Values tumor = tumors.get(i);
            set(cases.get(i).draft(), derived.ofTumor(i),
                    source -> isOfAnotherVersion(source, stage)
                            ? said(source, setup, patient, tumor, stage)
                            : Set.of());
            stages.add(StagingResults.Staging.of(cases.get(i).row(), stage, setup.algorithms()));
        }
    }

    /** The values without those that were derived: what follows from former values says nothing of the present ones. */
    private static Values given(Draft draft) {
        Values given = draft.values().copy();
        draft.derived().values().forEach(named -> named.forEach((name, value) -> clear(given, name, value)));
        return given;
    }

    /** What a version of an algorithm that is not asked any longer would say of the case as it is now, in the same schema. */
    private static Set<Said> said(String source, StagingSetup setup, Values patient, Values tumor, CaseStage stage) {
        List<DerivedValue> would = setup.algorithms().versions().stream()
                .filter(version -> version.toString().equals(source)).findFirst()
                .map(version -> setup.stager().derived(setup.algorithms().get(version), patient, tumor))
                .orElse(List.of());
        Optional<String> schema = would.stream().filter(value -> value.name().equals(SCHEMA)).map(DerivedValue::value)
                .findFirst();
        return schema.equals(stage.derived(SCHEMA).map(DerivedValue::value))
                ? would.stream().map(value -> new Said(value.name(), value.value())).collect(Collectors.toSet())
                : Set.of();
    }

    /**
     * Sets what was derived. What was so before and is no longer is taken away, unless its source would say so still.
     *
     * @param kept what a source that was not asked would say
     */
    private static void set(Draft draft, List<DerivedValue> derived, Function<String, Set<Said>> kept) {
        Map<String, Map<String, String>> bySource = new LinkedHashMap<>();
        Set<String> names = derived.stream().map(DerivedValue::name).collect(Collectors.toSet());
        draft.derived().forEach((source, before) -> {
            Set<Said> said = names.containsAll(before.keySet()) ? Set.of() : kept.apply(source);
            before.forEach((name, value) -> {
                if (said.contains(new Said(name, value)) && !names.contains(name)) {
                    Dictionaries.standard().working().find(name)
                            .ifPresent(item -> draft.values().set(item, value));
                    put(bySource, source, name, value);
                } else if (!names.contains(name)) {
                    clear(draft.values(), name, value);
                }
            });
        });
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
