package org.accession.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A SEER EOD schema as far as a made-up case needs it.
 *
 * @param number the NAACCR schema id, for example 00480
 * @param name the name, for example Breast
 * @param extents codes of EOD item ({@code tumor}, {@code nodes}, {@code mets}) by what they say for Summary Stage
 * 2018: IS, L, RE, RN, D, B, NONE, NA, U
 * @param grades codes of the clinical and pathological grade, invasive and in situ
 * @param prognostic the site-specific data items with their code for "not known" or "not applicable"
 */
record Schema(String number, String name, Map<String, Map<String, List<ExtentCode>>> extents,
        Map<String, Grades> grades, List<PrognosticItem> prognostic) {

    /** An EOD code; {@code assessment} is c or p for one that only a clinical or pathological finding can have. */
    record ExtentCode(String code, char assessment) {

        boolean fits(boolean pathological) {
            return assessment == ' ' || (assessment == 'p') == pathological;
        }
    }

    record Grades(List<String> invasive, List<String> inSitu) {}

    record PrognosticItem(String schema, String id, String unknown, int since, int until) {

        boolean isCollected(int year) {
            return year >= since && year <= until;
        }
    }

    private static final Map<String, Schema> ALL = read();

    /**
     * The schema with the number.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Schema of(String number) {
        Schema schema = ALL.get(number);
        if (schema == null) {
            throw new IllegalArgumentException("schemas.csv has no schema " + number);
        }
        return schema;
    }

    private static Map<String, Schema> read() {
        Map<String, Schema> schemas = new HashMap<>();
        Table.read("schemas.csv", row -> new Schema(row.text("number"), row.text("name"), new HashMap<>(),
                new HashMap<>(), new ArrayList<>())).forEach(schema -> schemas.put(schema.number(), schema));
        Table.read("extent.csv", row -> schemas.get(row.text("schema")).extents()
                .computeIfAbsent(row.text("item"), item -> new HashMap<>())
                .put(row.text("extent"), extentCodes(row.text("codes"))));
        Table.read("grades.csv", row -> schemas.get(row.text("schema")).grades().put(row.text("item"),
                new Grades(words(row.text("invasive")), words(row.text("inSitu")))));
        Table.read("prognostic-items.csv", row -> schemas.get(row.text("schema")).prognostic()
                .add(new PrognosticItem(row.text("schema"), row.text("item"), row.text("unknown"),
                        row.text("since").isEmpty() ? 2018 : row.number("since"),
                        row.text("until").isEmpty() ? 9999 : row.number("until"))));
        return schemas;
    }

    private static List<ExtentCode> extentCodes(String written) {
        return words(written).stream().map(code -> {
            char last = code.charAt(code.length() - 1);
            return Character.isDigit(last)
                    ? new ExtentCode(code, ' ')
                    : new ExtentCode(code.substring(0, code.length() - 1), last);
        }).toList();
    }

    private static List<String> words(String written) {
        return written.isBlank() ? List.of() : List.of(written.trim().split(" +"));
    }

    /** Whether the item has a code that says so. */
    boolean has(String item, String extent) {
        return extents.get(item).containsKey(extent);
    }

    /** Whether a case can have the summary stage. */
    boolean allows(char stage) {
        return switch (stage) {
            case '0' -> has("tumor", "IS");
            case '1' -> has("tumor", "L");
            case '2' -> has("tumor", "RE");
            case '3' -> (has("tumor", "L") || !has("tumor", "RE") && !has("tumor", "B")) && has("nodes", "RN");
            case '4' -> has("tumor", "RE") && has("nodes", "RN");
            case '7' -> has("mets", "D") || has("tumor", "D");
            case '8' -> has("tumor", "B");
            default -> has("tumor", "U");
        };
    }

    /** A code of the item that says so and that the kind of assessment can find; any that says so if there is none. */
    String code(String item, String extent, boolean pathological, Chance chance) {
        List<ExtentCode> codes = extents.get(item).get(extent);
        List<ExtentCode> fitting = codes.stream().filter(code -> code.fits(pathological)).toList();
        List<ExtentCode> from = fitting.isEmpty() ? codes : fitting;
        return from.get(chance.below(from.size())).code();
    }
}
