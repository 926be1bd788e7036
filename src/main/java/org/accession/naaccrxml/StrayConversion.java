package org.accession.naaccrxml;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.ConversionNote.Kind;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.ItemIndex.Entry;

/**
 * What becomes of stray items when the values beside them are converted to another version. One that is stray no more,
 * for this version knows it where it stands, becomes the item's value; written beside a value it would stand there twice.
 * Safe for use by threads.
 */
public final class StrayConversion {

    private final ItemIndex before;
    private final ItemIndex after;

    /** From the version of one root to that of the other. */
    public StrayConversion(Root from, Root to) {
        before = new ItemIndex(from.dictionary(), from.userDictionaryUris());
        after = new ItemIndex(to.dictionary(), to.userDictionaryUris());
    }

    /** The root with converted values, and the stray items that still are; the others take their place in the values. */
    public Root apply(Root root, List<ConversionNote> notes) {
        List<StrayItem> left = settle(Level.ROOT, root.values(), root.strayItems(), 0, notes);
        return new Root(root.dictionary(), root.specificationVersion(), root.recordType(), root.timeGenerated(),
                root.userDictionaryUris(), root.attributes(), root.values(), left, root.extensions(), root.faults());
    }

    /** The patient with converted values, and the stray items that still are; the others take their place in the values. */
    public PatientRecord apply(PatientRecord patient, List<ConversionNote> notes) {
        List<StrayItem> left = settle(Level.PATIENT, patient.values(), patient.strayItems(), 0, notes);
        List<TumorRecord> tumors = new ArrayList<>(patient.tumors().size());
        for (TumorRecord tumor : patient.tumors()) {
            tumors.add(new TumorRecord(tumor.ordinal(), tumor.line(), tumor.values(),
                    settle(Level.TUMOR, tumor.values(), tumor.strayItems(), tumor.ordinal(), notes),
                    tumor.extensions()));
        }
        return new PatientRecord(patient.ordinal(), patient.line(), patient.byteOffset(), patient.byteLength(),
                patient.values(), left, patient.extensions(), tumors, patient.faults());
    }

    private List<StrayItem> settle(Level level, Values values, List<StrayItem> strayItems, int tumor,
            List<ConversionNote> notes) {
        List<StrayItem> left = new ArrayList<>(0);
        for (StrayItem stray : strayItems) {
            Item item = find(after, stray);
            if (has(item, level) && !has(find(before, stray), level)) {
                settle(item, stray.value(), values, tumor, notes);
            } else {
                left.add(stray);
            }
        }
        return left;
    }

    private static void settle(Item item, String value, Values values, int tumor, List<ConversionNote> notes) {
        if (!values.isBlank(item) && !values.get(item).equals(value)) {
            notes.add(new ConversionNote(item, Kind.CROWDED_OUT, value, "", tumor));
            return;
        }
        values.set(item, value);
        notes.add(new ConversionNote(item, Kind.TAKEN_UP, value, value, tumor));
        if (ValueRules.check(item, value) != null) {
            notes.add(new ConversionNote(item, Kind.MISFIT, value, value, tumor));
        }
    }

    private static boolean has(Item item, Level level) {
        return item != null && item.level() == level;
    }

    private static Item find(ItemIndex index, StrayItem stray) {
        boolean byNumber = stray.id() == null || stray.id().isEmpty() && stray.number() != null;
        Entry entry = byNumber ? index.find(Integer.parseInt(stray.number())) : index.find(stray.id());
        return entry == null ? null : entry.item;
    }
}
