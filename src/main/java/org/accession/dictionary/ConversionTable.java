package org.accession.dictionary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * What the standard says about single items that changed, from {@code registry-schemas/naaccr/conversions.csv}:
 * a row holds for every record that crosses the version in which the change came, in either direction.
 */
final class ConversionTable {

    /** A row of the table. */
    record Row(int at, String kind, String item, String other, String codes, boolean sure) {}

    private static final List<Row> ROWS = SchemaTable.rows("naaccr/conversions.csv").stream().map(ConversionTable::row)
            .toList();

    private ConversionTable() {}

    private static Row row(NamedCsvRecord row) {
        return new Row(Integer.parseInt(row.getField("at")), row.getField("kind"), row.getField("item"),
                row.getField("other"), row.getField("codes"), row.getField("sure").equals("yes"));
    }

    static List<Row> rows() {
        return ROWS;
    }

    /** The steps on the way, in the order in which a record meets them. */
    static List<ConversionStep> between(Dictionary from, Dictionary to) {
        List<ConversionStep> steps = new ArrayList<>();
        for (Row row : crossed(from, to)) {
            step(row, from, to).ifPresent(steps::add);
        }
        return steps;
    }

    /** The items of {@code from} that another item of {@code to} stands for. */
    static Set<Item> replaced(Dictionary from, Dictionary to) {
        Set<Item> replaced = new HashSet<>();
        for (Row row : crossed(from, to)) {
            if (row.kind().equals("codes")) {
                from.find(row.item()).ifPresent(replaced::add);
                from.find(row.other()).ifPresent(replaced::add);
            }
        }
        return replaced;
    }

    private static List<Row> crossed(Dictionary from, Dictionary to) {
        int older = Math.min(from.version().number(), to.version().number());
        int newer = Math.max(from.version().number(), to.version().number());
        List<Row> crossed = new ArrayList<>(
                ROWS.stream().filter(row -> older < row.at() && row.at() <= newer).toList());
        if (from.version().number() == newer) {
            Collections.reverse(crossed);
        }
        return crossed;
    }

    private static Optional<ConversionStep> step(Row row, Dictionary from, Dictionary to) {
        Optional<Item> item = from.find(row.item()).or(() -> to.find(row.item()));
        Optional<Item> other = from.find(row.other()).or(() -> to.find(row.other()));
        return item.flatMap(retired -> switch (row.kind()) {
            case "review" -> Optional.of(new ReviewStep(retired));
            case "keep" -> Optional.empty();
            default -> other.flatMap(successor -> step(row, retired, successor, from, to));
        });
    }

    private static Optional<ConversionStep> step(Row row, Item retired, Item successor, Dictionary from,
            Dictionary to) {
        boolean forward = from.version().compareTo(to.version()) < 0;
        return switch (row.kind()) {
            case "codes" -> Optional.of(new CodesStep(retired, successor, new CodeRules(row.codes()), forward,
                    from.find("primarySite")));
            case "fill" -> forward
                    ? Optional.of(FillStep.forward(retired, successor))
                    : FillStep.back(retired, successor, to);
            case "flag" -> forward ? Optional.empty() : Optional.of(new FlagStep(retired, successor));
            default -> throw new IllegalStateException("conversions.csv: unknown kind " + row.kind());
        };
    }
}
