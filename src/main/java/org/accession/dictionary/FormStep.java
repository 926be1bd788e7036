package org.accession.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.accession.dictionary.ConversionNote.Kind.CONVERTED;
import static org.accession.dictionary.ConversionNote.Kind.MISFIT;
import static org.accession.dictionary.ConversionNote.Kind.REVIEW;
import static org.accession.dictionary.ConversionNote.Kind.TOO_LONG;

/**
 * Items whose type or length is another in the other version. Dates are rewritten between YYYYMMDDhhmmss and
 * YYYY-MM-DDThh:mm:ss; whatever else does not fit is named and left as it is, for nobody but the registrar can shorten
 * a text or a number. Padding needs no step: it fills fixed columns, and values of NAACCR XML are written without.
 */
record FormStep(List<Change> changes) implements ConversionStep {

    record Change(Item before, Item after) {}

    private static final Pattern DIGITS = Pattern
            .compile("(\\d{4})(?:(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(\\d\\d)(\\d\\d)?)?)?)?");
    private static final int DATE_TIME_WITHOUT_ZONE = "YYYY-MM-DDThh:mm:ss".length();

    FormStep(Dictionary from, Dictionary to) {
        this(changes(from, to));
    }

    private static List<Change> changes(Dictionary from, Dictionary to) {
        List<Change> changes = new ArrayList<>();
        for (Item before : from.items()) {
            Item after = to.at(before.ordinal());
            if (after != null && (before.type() != after.type() || before.length() != after.length()
                    || before.unlimited() != after.unlimited())) {
                changes.add(new Change(before, after));
            }
        }
        return List.copyOf(changes);
    }

    @Override
    public void apply(ConversionRecord record, List<ConversionNote> notes) {
        for (Change change : changes) {
            record.at(change.after().level(), (values, tumor) -> {
                if (!values.isBlank(change.after())) {
                    apply(change, values, tumor, notes);
                }
            });
        }
    }

    private static void apply(Change change, Values values, int tumor, List<ConversionNote> notes) {
        String value = values.get(change.after());
        String rewritten = rewritten(change, value);
        if (!rewritten.equals(value)) {
            values.set(change.after(), rewritten);
            boolean zoneLost = value.length() > DATE_TIME_WITHOUT_ZONE;
            notes.add(new ConversionNote(change.after(), zoneLost ? REVIEW : CONVERTED, value, rewritten, tumor));
        } else if (change.before().misfit(value).isEmpty()) {
            change.after().misfit(value).ifPresent(misfit -> notes.add(new ConversionNote(change.after(),
                    misfit == Item.Misfit.TOO_LONG ? TOO_LONG : MISFIT, value, value, tumor)));
        }
    }

    private static String rewritten(Change change, String value) {
        if (change.before().type() == DataType.DATE && change.after().type() == DataType.DATE_TIME) {
            return dateTime(value);
        }
        if (change.before().type() == DataType.DATE_TIME && change.after().type() == DataType.DATE
                && DataType.DATE_TIME.misfit(value).isEmpty()) {
            return value.substring(0, Math.min(value.length(), DATE_TIME_WITHOUT_ZONE)).replaceAll("[-:T]", "");
        }
        return value;
    }

    private static String dateTime(String digits) {
        Matcher part = DIGITS.matcher(digits);
        if (!part.matches()) {
            return digits;
        }
        StringBuilder written = new StringBuilder(part.group(1));
        append(written, "-", part.group(2));
        append(written, "-", part.group(3));
        append(written, "T", part.group(4));
        append(written, ":", part.group(5));
        append(written, ":", part.group(4) != null && part.group(6) == null ? "00" : part.group(6));
        return DataType.DATE_TIME.misfit(written.toString()).isEmpty() ? written.toString() : digits;
    }

    private static void append(StringBuilder written, String separator, String part) {
        if (part != null) {
            written.append(separator).append(part);
        }
    }
}
