package org.accession.edits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.rules.CollaborativeStage;
import org.accession.staging.CollaborativeSchemas;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The same records give the same findings: in any language, time zone and number of threads. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SameEverywhereTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
    private static final Dictionaries DICTIONARIES = Dictionaries.standard();
    private static final Dictionary V23 = DICTIONARIES.version(Published.v23().metafile().version());
    private static final List<EditRecord> RECORDS = records();
    private static final CollaborativeStage STAGING = CollaborativeSchemas.shipped(CLOCK);

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    private static List<EditRecord> records() {
        RecordsOf made = new RecordsOf(DICTIONARIES.working(), V23);
        return new SyntheticRegistry(1, SyntheticOptions.usual()).patients(70)
                .flatMap(patient -> made.of(new Values(), patient.values(), patient.tumors()).stream()).toList();
    }

    @AfterEach
    void as_it_was() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    private static List<List<String>> findings(CompiledMetafile metafile, List<EditRecord> records,
            CollaborativeStage staging) {
        return new EditRunner(metafile.metafile().name(), metafile.edits(), V23, CLOCK, staging).check(records).stream()
                .map(found -> found.stream().map(Finding::toString).toList()).toList();
    }

    @ParameterizedTest
    @CsvSource({"tr-TR,Pacific/Kiritimati", "ar-EG-u-nu-arab,Pacific/Pago_Pago"})
    void in_another_language_and_time_zone(String language, String place) {
        List<List<String>> here = findings(Published.v23(), RECORDS, STAGING);
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone(place));
        CompiledMetafile metafile = CompiledMetafile.compile(ShippedMetafiles.all().get(0), DICTIONARIES);
        assertThat(metafile.faults()).isEmpty();
        List<List<String>> there = findings(metafile, RECORDS, CollaborativeSchemas.shipped(CLOCK));
        List<String> differences = new ArrayList<>();
        for (int record = 0; record < RECORDS.size(); record++) {
            List<String> extra = new ArrayList<>(there.get(record));
            extra.removeAll(here.get(record));
            List<String> missing = new ArrayList<>(here.get(record));
            missing.removeAll(there.get(record));
            extra.forEach(finding -> differences.add("extra: " + finding));
            missing.forEach(finding -> differences.add("missing: " + finding));
        }
        assertThat(differences.stream().limit(3)).isEmpty();
    }

    @Test
    void in_any_number_of_threads_and_however_they_are_divided() {
        CompiledMetafile metafile = Published.v23();
        List<List<String>> alone = findings(metafile, RECORDS, STAGING);
        for (int share : new int[]{9, 64, 65}) {
            List<List<String>> shared = IntStream.range(0, (RECORDS.size() + share - 1) / share).parallel()
                    .mapToObj(part -> findings(metafile,
                            RECORDS.subList(part * share, Math.min((part + 1) * share, RECORDS.size())), STAGING))
                    .flatMap(List::stream).collect(Collectors.toList());
            assertThat(shared).as("shares of " + share).isEqualTo(alone);
        }
    }

    @Test
    void today_is_what_the_clock_says() {
        Values values = new Values();
        values.set(V23.item("dateOfDiagnosis"), "20260701");
        List<EditRecord> record = List.of(new EditRecord(values, values, values));
        String tag = "N0021";
        assertThat(tags(record, CLOCK)).contains(tag);
        assertThat(tags(record, Clock.offset(CLOCK, Duration.ofDays(1)))).doesNotContain(tag);
    }

    private static List<String> tags(List<EditRecord> records, Clock clock) {
        List<CompiledEdit> dates = Published.v23().edits().stream()
                .filter(edit -> edit.edit().tag().equals("N0021")).toList();
        return new EditRunner("v23", dates, V23, clock, null).check(records).get(0).stream()
                .map(finding -> finding.edit().tag()).toList();
    }
}
