package org.accession.abstracting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.PartialDate;
import org.accession.dictionary.Values;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The dates of a record that its timeline shows, from {@code registry-schemas/forms/timeline.csv}. */
final class TimelineItems {

    private record Shown(Item date, String label, Item detail) {}

    private static final List<Shown> SHOWN = read();

    private TimelineItems() {}

    /** What the values of the level say happened, and when. */
    static List<TimelineEvent> events(Values values, Level level, int lane) {
        List<TimelineEvent> events = new ArrayList<>();
        for (Shown shown : SHOWN) {
            if (shown.date().level() == level) {
                PartialDate.of(values.get(shown.date())).ifPresent(date -> events
                        .add(new TimelineEvent(date, lane, shown.label(), detail(shown, values))));
            }
        }
        return events;
    }

    private static String detail(Shown shown, Values values) {
        return shown.detail() == null || values.isBlank(shown.detail())
                ? ""
                : Terms.withCode(shown.detail(), values.get(shown.detail()));
    }

    private static List<Shown> read() {
        Dictionary dictionary = Dictionaries.standard().working();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(
                TimelineItems.class.getResourceAsStream("/registry-schemas/forms/timeline.csv"),
                StandardCharsets.UTF_8))) {
            return rows.stream().map(row -> new Shown(dictionary.item(row.getField("date")), row.getField("label"),
                    row.getField("detail").isEmpty() ? null : dictionary.item(row.getField("detail")))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
