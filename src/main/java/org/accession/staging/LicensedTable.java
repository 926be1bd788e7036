package org.accession.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Licensed staging content in a table of our own, described in {@code registry-schemas/staging/SOURCE.md}: CSV in UTF-8 with
 * the columns {@code ajccId,item,code,words,when}. A line without {@code when} is a code of the item; one with it says that
 * the stage group follows where all conditions hold, the first such line deciding.
 */
public final class LicensedTable implements LicensedStaging {

    /** What reading came to. */
    public sealed interface Reading {}

    /** The table can be used. */
    public record Read(LicensedTable table, int codes, int groups) implements Reading {}

    /** It cannot; each reason is a sentence with its line. */
    public record Refused(List<String> reasons) implements Reading {}

    private record Place(String ajccId, Item item) {}

    private record Group(Map<Item, Set<String>> when, String group) {}

    private static final List<String> COLUMNS = List.of("ajccId", "item", "code", "words", "when");
    private static final Pattern AJCC_ID = Pattern.compile("[0-9A-Z.]{1,4}");
    private static final int MOST_LINES = 500_000;
    private static final int MOST_REASONS = 20;

    private final Map<String, AjccItem> items = new HashMap<>();
    private final Map<Place, List<InputCodes.Code>> codes = new HashMap<>();
    private final Map<Place, List<Group>> groups = new HashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private final Dictionary dictionary;

    private LicensedTable(Dictionary dictionary) {
        this.dictionary = dictionary;
        AjccItem.of(dictionary).forEach(item -> items.put(item.item().id(), item));
    }

    /**
     * Reads a table whole and checks each line.
     *
     * @throws IOException if the stream fails; a file that is no such table is a refusal
     */
    public static Reading read(InputStream csv, Dictionary dictionary) throws IOException {
        LicensedTable table = new LicensedTable(dictionary);
        int lines = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(csv,
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)))) {
            for (NamedCsvRecord row : rows) {
                if (!row.getHeader().equals(COLUMNS)) {
                    return new Refused(List.of("Line 1: the columns must be " + String.join(",", COLUMNS) + "."));
                }
                if (++lines > MOST_LINES) {
                    return new Refused(List.of("The table has more than " + MOST_LINES + " lines."));
                }
                table.add(row);
                if (table.reasons.size() >= MOST_REASONS) {
                    break;
                }
            }
        } catch (CsvParseException | UncheckedIOException | CharacterCodingException e) {
            return new Refused(List.of("The file is no CSV in UTF-8 from line " + (lines + 2) + " on."));
        }
        if (lines == 0) {
            return new Refused(List.of("The table has no lines."));
        }
        return table.reasons.isEmpty()
                ? new Read(table, count(table.codes), count(table.groups))
                : new Refused(List.copyOf(table.reasons));
    }

    @Override
    public List<InputCodes.Code> codes(String ajccId, Item item) {
        return codes.getOrDefault(new Place(ajccId, item), List.of());
    }

    @Override
    public Optional<String> group(String ajccId, Item group, Function<Item, String> values) {
        return groups.getOrDefault(new Place(ajccId, group), List.of()).stream()
                .filter(one -> one.when().entrySet().stream()
                        .allMatch(condition -> condition.getValue().contains(values.apply(condition.getKey()))))
                .map(Group::group).findFirst();
    }

    private void add(NamedCsvRecord row) {
        String line = "Line " + row.getStartingLineNumber() + ": ";
        AjccItem item = items.get(row.getField("item"));
        String ajccId = row.getField("ajccId");
        String code = row.getField("code");
        if (item == null) {
            reasons.add(line + row.getField("item") + " is no item of a category or stage group.");
        } else if (!AJCC_ID.matcher(ajccId).matches()) {
            reasons.add(line + "\"" + ajccId + "\" is no AJCC ID.");
        } else if (code.isEmpty() || item.problem(code).isPresent()) {
            reasons.add(line + item.problem(code).orElse("the code is blank."));
        } else if (row.getField("when").isBlank()) {
            codes.computeIfAbsent(new Place(ajccId, item.item()), any -> new ArrayList<>())
                    .add(new InputCodes.Code(code, row.getField("words")));
        } else if (!item.isGroup()) {
            reasons.add(line + item.item().name() + " is no stage group and follows from nothing.");
        } else {
            when(row.getField("when"), line).ifPresent(when -> groups
                    .computeIfAbsent(new Place(ajccId, item.item()), any -> new ArrayList<>())
                    .add(new Group(when, code)));
        }
    }

    /** {@code ajccTnmClinT=cT1|cT2 ajccTnmClinM=cM0}: all must hold. */
    private Optional<Map<Item, Set<String>>> when(String written, String line) {
        Map<Item, Set<String>> when = new LinkedHashMap<>();
        for (String condition : written.strip().split("\\s+")) {
            String[] sides = condition.split("=", -1);
            Optional<Item> item = sides.length == 2 ? dictionary.find(sides[0]) : Optional.empty();
            if (item.isEmpty()) {
                reasons.add(line + condition + " is no condition like ajccTnmClinT=cT1|cT2.");
                return Optional.empty();
            }
            when.put(item.get(), Set.of(sides[1].split("\\|")));
        }
        return Optional.of(when);
    }

    private static int count(Map<Place, ? extends List<?>> lines) {
        return lines.values().stream().mapToInt(List::size).sum();
    }
}
