package org.accession.dictionary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import static org.accession.dictionary.ConversionNote.Kind.DISAGREED;
import static org.accession.dictionary.ConversionNote.Kind.DROPPED;
import static org.accession.dictionary.ConversionNote.Kind.LEFT_OUT;
import static org.accession.dictionary.ConversionNote.Kind.MOVED;

/**
 * An item that one version keeps at the tumor and the other at the patient.
 * Upward, tumors that agree give their value to the patient. If they do not, the tumor diagnosed last speaks for the
 * patient and each tumor keeps its own, so that going back gives every one of them what it had; unless the patient's
 * value has changed meanwhile: then it goes to all tumors.
 *
 * @param before the item as it was
 * @param after the item as it will be
 * @param dateOfDiagnosis decides between the tumors, if the version has it
 */
record LevelStep(Item before, Item after, Optional<Item> dateOfDiagnosis) implements ConversionStep {

    static List<LevelStep> between(Dictionary from, Dictionary to) {
        List<LevelStep> steps = new ArrayList<>();
        for (Item before : from.items()) {
            Item after = to.at(before.ordinal());
            if (after != null && after.level() != before.level()) {
                steps.add(new LevelStep(before, after, from.find("dateOfDiagnosis")));
            }
        }
        return steps;
    }

    @Override
    public void apply(ConversionRecord record, List<ConversionNote> notes) {
        if (before.level() == Level.TUMOR && after.level() == Level.PATIENT) {
            toPatient(record, notes);
        } else if (before.level() == Level.PATIENT && after.level() == Level.TUMOR) {
            toTumors(record, notes);
        }
    }

    private void toPatient(ConversionRecord record, List<ConversionNote> notes) {
        String value = spokesman(record);
        if (value.isEmpty()) {
            return;
        }
        if (record.patient() == null) {
            notes.add(new ConversionNote(before, DISAGREED, value, value, 1));
            return;
        }
        record.patient().set(after, value);
        List<String> others = record.tumors().stream().map(tumor -> tumor.get(before)).distinct()
                .filter(other -> !other.equals(value)).toList();
        if (others.isEmpty()) {
            record.tumors().forEach(tumor -> tumor.set(before, ""));
        }
        if (others.stream().allMatch(String::isEmpty)) {
            notes.add(new ConversionNote(after, MOVED, value, value, 0));
            return;
        }
        record.at(Level.TUMOR, (tumor, number) -> {
            if (!tumor.isBlank(before) && !tumor.get(before).equals(value)) {
                notes.add(new ConversionNote(after, DISAGREED, tumor.get(before), value, number));
            }
        });
    }

    private void toTumors(ConversionRecord record, List<ConversionNote> notes) {
        String value = record.patient() == null ? "" : record.patient().get(before);
        if (record.patient() == null || value.isEmpty() && spokesman(record).isEmpty()) {
            return;
        }
        if (record.tumors().isEmpty()) {
            notes.add(new ConversionNote(before, LEFT_OUT, value, value, 0));
            return;
        }
        if (!value.equals(spokesman(record))) {
            record.at(Level.TUMOR, (tumor, number) -> {
                if (!tumor.get(after).equals(value)) {
                    notes.add(new ConversionNote(after, value.isEmpty() ? DROPPED : MOVED, tumor.get(after), value,
                            number));
                    tumor.set(after, value);
                }
            });
        }
    }

    private String spokesman(ConversionRecord record) {
        return record.tumors().stream().filter(tumor -> !tumor.isBlank(before))
                .sorted(Comparator.comparing(this::diagnosed).reversed()).findFirst()
                .map(tumor -> tumor.get(before)).orElse("");
    }

    private String diagnosed(Values tumor) {
        return dateOfDiagnosis.map(tumor::get).orElse("");
    }
}
