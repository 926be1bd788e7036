package org.accession.edits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.rules.Conditions;
import org.accession.rules.Rule;
import org.accession.rules.RuleFault;

/**
 * The logic of an edit in SEER's notation.
 *
 * @param overPatient whether it looks at all tumors of a patient
 * @param after the edits that must have passed; where one has not, this is not asked
 * @param others all edits of the metafile by their ids
 */
record SeerLogic(String source, boolean overPatient, List<String> after, Map<String, SeerLogic> others,
        SeerTables tables) implements EditLogic {

    @Override
    public Rule rule(MetafileDefinitions definitions, Conditions conditions) throws RuleFault {
        SeerProgram program = program(definitions.dictionary());
        List<SeerProgram> before = before(definitions.dictionary());
        return Rule.of(run -> {
            SeerRun seer = SeerRun.over(List.of(new SeerTumor(run::value)), 0, run.today());
            return !before.stream().allMatch(one -> passes(one, seer)) || passes(program, seer);
        }, program.items());
    }

    PatientRule patientRule(MetafileDefinitions definitions) throws RuleFault {
        SeerProgram program = program(definitions.dictionary());
        return new PatientRule() {
            @Override
            public Map<Integer, Set<String>> failing(List<EditRecord> tumors, int today) {
                return SeerLogic.failing(program, tumors, today);
            }

            @Override
            public Set<Item> items() {
                return program.items();
            }
        };
    }

    /** Those that it blames; all, if it fails and blames nobody. */
    private static Map<Integer, Set<String>> failing(SeerProgram program, List<EditRecord> records, int today) {
        List<SeerTumor> tumors = records.stream().map(record -> new SeerTumor(record::value)).toList();
        SeerRun run = SeerRun.over(tumors, 0, today);
        boolean passes = passes(program, run);
        Map<Integer, Set<String>> failing = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            Set<String> items = run.blamed.get(tumors.get(i));
            if (items != null || !passes && run.blamed.isEmpty()) {
                failing.put(i, items == null ? Set.of() : items);
            }
        }
        return failing;
    }

    private static boolean passes(SeerProgram program, SeerRun run) {
        return SeerValues.isTrue(program.value(run));
    }

    private SeerProgram program(Dictionary dictionary) throws RuleFault {
        return SeerProgram.compile(EditsSource.bounded(source), tables, dictionary);
    }

    /** All that must have passed, also for those that must. */
    private List<SeerProgram> before(Dictionary dictionary) throws RuleFault {
        Set<SeerLogic> all = new LinkedHashSet<>();
        List<SeerLogic> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            for (String id : open.remove(open.size() - 1).after()) {
                SeerLogic other = others.get(id);
                if (other != null && all.add(other)) {
                    open.add(other);
                }
            }
        }
        List<SeerProgram> programs = new ArrayList<>();
        for (SeerLogic other : all) {
            programs.add(other.program(dictionary));
        }
        return programs;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
