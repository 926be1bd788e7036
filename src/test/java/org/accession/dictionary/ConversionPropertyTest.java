package org.accession.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.accession.dictionary.SampleRecords.PatientWithTumors;
import org.accession.dictionary.SampleRecords.Sample;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** There and back again: what a record of any version had, it has after a stay in the working version. */
class ConversionPropertyTest {

    private static final Dictionaries DICTIONARIES = Dictionaries.standard();
    private static final List<NaaccrVersion> VERSIONS = List.copyOf(DICTIONARIES.versions());

    @Property(tries = 400)
    void a_random_record_loses_nothing_there_and_back(@ForAll @IntRange(max = 6) int version, @ForAll long seed) {
        Dictionary dictionary = DICTIONARIES.version(VERSIONS.get(version));
        assertLosesNothing(dictionary, random(dictionary, new Random(seed)));
    }

    @Property(tries = 100)
    void a_random_record_of_the_working_version_loses_nothing_by_an_export(@ForAll @IntRange(max = 6) int version,
            @ForAll long seed) {
        Dictionary older = DICTIONARIES.version(VERSIONS.get(version));
        Dictionary working = DICTIONARIES.working();
        PatientWithTumors before = random(working, new Random(seed));
        PatientWithTumors record = before.copy();
        apply(working, older, record);
        apply(older, working, record);
        assertKeeps(working, before, record);
    }

    @TestFactory
    List<DynamicTest> a_sample_file_loses_nothing_there_and_back() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Sample sample : SampleRecords.all()) {
            tests.add(DynamicTest.dynamicTest(sample.toString(),
                    () -> sample.patients().forEach(record -> assertLosesNothing(sample.dictionary(), record))));
        }
        return tests;
    }

    private static void assertLosesNothing(Dictionary dictionary, PatientWithTumors before) {
        Dictionary working = DICTIONARIES.working();
        PatientWithTumors there = before.copy();
        apply(dictionary, working, there);
        PatientWithTumors again = there.copy();
        apply(dictionary, working, again);
        assertThat(again).as("converted twice").isEqualTo(there);

        PatientWithTumors back = there.copy();
        apply(working, dictionary, back);
        assertKeeps(dictionary, before, back);
        PatientWithTumors backAgain = back.copy();
        apply(working, dictionary, backAgain);
        assertThat(backAgain).as("converted back twice").isEqualTo(back);
    }

    private static void apply(Dictionary from, Dictionary to, PatientWithTumors record) {
        Conversion.between(from, to).apply(record.patient(), record.tumors());
    }

    private static void assertKeeps(Dictionary dictionary, PatientWithTumors before, PatientWithTumors after) {
        assertKeeps(dictionary, Level.PATIENT, before.patient(), after.patient());
        for (int i = 0; i < before.tumors().size(); i++) {
            assertKeeps(dictionary, Level.TUMOR, before.tumors().get(i), after.tumors().get(i));
        }
    }

    private static void assertKeeps(Dictionary dictionary, Level level, Values before, Values after) {
        for (Item item : dictionary.items()) {
            // A blank birth surname is filled by the maiden name: the only value that a record may gain.
            boolean filled = item.id().equals("nameBirthSurname") && before.isBlank(item);
            if (item.level() == level && !filled) {
                assertThat(after.get(item)).as(item.toString()).isEqualTo(before.get(item));
            }
        }
    }

    private static PatientWithTumors random(Dictionary dictionary, Random random) {
        PatientWithTumors record = new PatientWithTumors(random(dictionary, Level.PATIENT, random), new ArrayList<>());
        for (int tumors = random.nextInt(4); tumors > 0; tumors--) {
            record.tumors().add(random(dictionary, Level.TUMOR, random));
        }
        if (record.tumors().isEmpty()) {
            dictionary.find("followUpSourceCentral").ifPresent(item -> record.patient().set(item, ""));
        }
        return record;
    }

    private static Values random(Dictionary dictionary, Level level, Random random) {
        Values values = new Values();
        for (Item item : dictionary.items()) {
            if (item.level() == level && random.nextInt(3) == 0) {
                values.set(item, value(item, random));
            }
        }
        // A date and the flag that says why it is blank exclude each other.
        for (ConversionTable.Row row : ConversionTable.rows()) {
            if (row.kind().equals("flag")) {
                dictionary.find(row.item()).filter(flag -> !values.isBlank(dictionary.item(row.other())))
                        .ifPresent(flag -> values.set(flag, ""));
            }
        }
        return values;
    }

    private static String value(Item item, Random random) {
        return switch (item.type()) {
            case ALPHA -> random(item.length(), "ABCXYZ", random);
            case DIGITS -> random(item.length(), "0123456789", random);
            case MIXED -> random(item.length(), "AB019", random);
            case NUMERIC -> random(1 + random.nextInt(item.length()), "0123456789", random);
            case DATE -> "20240315101530".substring(0, new int[]{4, 6, 8}[random.nextInt(3)]);
            case DATE_TIME -> "2024-03-15T10:15:30".substring(0, new int[]{4, 7, 10, 19}[random.nextInt(4)]);
            case TEXT -> random(1 + random.nextInt(item.length()), "abc xyz<&\n", random).strip();
        };
    }

    private static String random(int length, String letters, Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < length; i++) {
            value.append(letters.charAt(random.nextInt(letters.length())));
        }
        return value.toString();
    }
}
