package org.accession.dictionary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Takes records from one NAACCR version to another, in either direction. What the standard says about single items is
 * in {@code registry-schemas/naaccr/conversions.csv}; levels, types and lengths are compared item by item.
 * Nothing is thrown away: values of items that the other version does not have stay in {@link Values}, and converting
 * back gives them their place again. Converting twice changes no more than converting once. Safe for use by threads.
 */
public final class Conversion {

    private final Dictionary from;
    private final Dictionary to;
    private final List<ConversionStep> steps;

    private Conversion(Dictionary from, Dictionary to) {
        this.from = from;
        this.to = to;
        List<ConversionStep> all = new ArrayList<>();
        if (!from.version().equals(to.version())) {
            all.add(new RecordVersionStep(to));
            all.addAll(LevelStep.between(from, to));
            all.addAll(ConversionTable.between(from, to));
            all.add(new FormStep(from, to));
        }
        all.add(new AbsentStep(from, to, ConversionTable.replaced(from, to)));
        steps = Collections.unmodifiableList(all);
    }

    /** The conversion from one dictionary to another. Making one costs about a millisecond: keep it for many records. */
    public static Conversion between(Dictionary from, Dictionary to) {
        return new Conversion(from, to);
    }

    /** The dictionary of the records that come in. */
    public Dictionary from() {
        return from;
    }

    /** The dictionary of the records that come out. */
    public Dictionary to() {
        return to;
    }

    /**
     * Converts a patient with the tumors, in place. Only so can a value move between the levels, and an unknown sex
     * follow from the primary site.
     */
    public List<ConversionNote> apply(Values patient, List<Values> tumors) {
        return apply(new ConversionRecord(null, patient, tumors));
    }

    /**
     * Converts one record of one level by itself, in place. A value that belongs to the other level in the other
     * version stays where it is, with a note.
     */
    public List<ConversionNote> apply(Values record, Level level) {
        return apply(switch (level) {
            case ROOT -> new ConversionRecord(record, null, List.of());
            case PATIENT -> new ConversionRecord(null, record, List.of());
            case TUMOR -> new ConversionRecord(null, null, List.of(record));
        });
    }

    private List<ConversionNote> apply(ConversionRecord record) {
        List<ConversionNote> notes = new ArrayList<>();
        for (ConversionStep step : steps) {
            step.apply(record, notes);
        }
        return notes;
    }
}
