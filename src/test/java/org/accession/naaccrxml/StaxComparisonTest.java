package org.accession.naaccrxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.junit.jupiter.api.Test;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Two readers that have nothing in common must see the same. */
class StaxComparisonTest {

    private static final Pattern CONTROL_CHARACTER = Pattern
            .compile("&#(0*([1-8]|1[124-9]|2\\d|3[01])|x0*([1-8bcefBCEF]|1[0-9a-fA-F]));");

    @Property(tries = 1000)
    void made_up_files_are_read_as_by_StAX(@ForAll long seed) {
        String text = AnyFile.of(seed);
        StaxReader.Outcome expected = StaxReader.readByAalto(text.getBytes(StandardCharsets.UTF_8));

        assertThat(expected.whole()).as(text).isTrue();
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).as(text).isEqualTo(expected);
    }

    @Property(tries = 4000)
    void spoiled_files_are_refused_where_StAX_refuses_them(@ForAll long seed) {
        byte[] file = AnyFile.spoiled(AnyFile.of(seed), seed);
        String text = new String(file, StandardCharsets.UTF_8);
        // For StAX a reference to a control character is the end; for us it is the fault of one value.
        Assume.that(!CONTROL_CHARACTER.matcher(text).find());

        StaxReader.Outcome ours = read(file);

        // The two do not agree on everything: one of them lets some bytes that are not UTF-8 pass, the other some names.
        if (!ours.equals(StaxReader.readByAalto(file))) {
            assertThat(ours).as(text).isEqualTo(StaxReader.readByJava(file));
        }
    }

    @Test
    void example_files_are_read_as_by_StAX() throws IOException {
        for (Path sample : SampleFiles.all()) {
            byte[] file = new GZIPInputStream(Files.newInputStream(sample)).readAllBytes();

            assertThat(read(file)).isEqualTo(StaxReader.readByAalto(file));
        }
    }

    private static StaxReader.Outcome read(byte[] file) {
        List<String> elements = new ArrayList<>();
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(new ByteArrayInputStream(file), Dictionaries.standard(),
                ReaderOptions.standard())) {
            Root root = reader.root();
            Dictionary items = root.dictionary();
            elements.add("root " + items(items, root.values(), root.strayItems(), root.extensions()));
            for (PatientRecord patient = reader.next(); patient != null; patient = reader.next()) {
                StringBuilder text = new StringBuilder("patient ")
                        .append(items(items, patient.values(), patient.strayItems(), patient.extensions()));
                for (TumorRecord tumor : patient.tumors()) {
                    text.append(" tumor ")
                            .append(items(items, tumor.values(), tumor.strayItems(), tumor.extensions()));
                }
                elements.add(text.toString());
            }
            return new StaxReader.Outcome(elements, true);
        } catch (IOException e) {
            assertThat(e).isInstanceOf(StructuralFault.class);
            return new StaxReader.Outcome(elements, false);
        }
    }

    private static List<String> items(Dictionary dictionary, Values values, List<StrayItem> strayItems,
            List<Extension> extensions) {
        List<String> items = new ArrayList<>();
        values.forEach(dictionary, (item, value) -> items.add(item.id() + "=" + value));
        strayItems.forEach(stray -> items.add(stray.id() + "=" + stray.value()));
        items.sort(null);
        extensions
                .forEach(extension -> items.add("<" + extension.xml().replaceAll("(?s)^<(\\w:)?(\\w+).*", "$2") + ">"));
        return items;
    }
}
