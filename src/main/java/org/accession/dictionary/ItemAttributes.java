package org.accession.dictionary;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamReader;

import org.accession.dictionary.DictionaryFile.Definition;

/** The attributes of one ItemDef, checked. */
final class ItemAttributes {

    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9]{1,31}");

    private final XMLStreamReader xml;
    private final DictionaryFileReader file;
    private final int line;
    private final Optional<String> id;
    private final Optional<Integer> number;
    private boolean faulty;

    ItemAttributes(XMLStreamReader xml, DictionaryFileReader file) {
        this.xml = xml;
        this.file = file;
        line = DictionaryFileReader.line(xml);
        id = required("naaccrId");
        number = required("naaccrNum").flatMap(value -> positive("naaccrNum", value));
    }

    int line() {
        return line;
    }

    Optional<String> id() {
        return id;
    }

    Optional<Integer> number() {
        return number;
    }

    /** The item, if nothing is wrong with it. */
    Optional<Definition> definition() {
        id.filter(value -> !ID.matcher(value).matches()).ifPresent(value -> fault("naaccrId " + value
                + " must start with a small letter, go on with letters and digits, and have at most 32 of them."));
        Optional<Integer> length = required("length").flatMap(value -> positive("length", value));
        Optional<Level> level = required("parentXmlElement").flatMap(value -> known("parentXmlElement", value,
                Level::of, Arrays.stream(Level.values()).map(Level::xmlName)));
        Optional<DataType> type = known("dataType", orElse("dataType", "text"), DataType::of,
                Arrays.stream(DataType.values()).map(DataType::xmlName));
        Optional<Padding> padding = known("padding", orElse("padding", "none"), Padding::of,
                Arrays.stream(Padding.values()).map(Padding::xmlName));
        Optional<Set<RecordType>> recordTypes = known("recordTypes", orElse("recordTypes", "A,M,C,I"),
                RecordType::setOf, Arrays.stream(RecordType.values()).map(RecordType::name));
        known("trim", orElse("trim", "all"), value -> Set.of("all", "none").contains(value) ? value : null,
                Stream.of("all", "none"));
        boolean unlimited = orElse("allowUnlimitedText", "false").equals("true");
        if (faulty) {
            return Optional.empty();
        }
        return Optional.of(new Definition(number.orElseThrow(), id.orElseThrow(),
                orElse("naaccrName", id.orElseThrow()), level.orElseThrow(), type.orElseThrow(), length.orElseThrow(),
                unlimited, padding.orElseThrow(), recordTypes.orElseThrow(), line));
    }

    private Optional<String> required(String attribute) {
        String value = DictionaryFileReader.attribute(xml, attribute);
        if (value.isEmpty()) {
            fault("The attribute " + attribute + " is missing" + of() + ".");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private String orElse(String attribute, String absent) {
        String value = DictionaryFileReader.attribute(xml, attribute);
        return value.isEmpty() ? absent : value;
    }

    private Optional<Integer> positive(String attribute, String value) {
        if (value.matches("0*[1-9]\\d{0,8}")) {
            return Optional.of(Integer.valueOf(value));
        }
        fault(attribute + " " + value + of() + " is no number above 0.");
        return Optional.empty();
    }

    private <T> Optional<T> known(String attribute, String value, Function<String, T> of, Stream<String> all) {
        try {
            T known = of.apply(value);
            if (known != null) {
                return Optional.of(known);
            }
        } catch (IllegalArgumentException e) {
            // told below, with the values that there are
        }
        fault(attribute + " " + value + of() + " is not known; known are "
                + all.collect(Collectors.joining(", ")) + ".");
        return Optional.empty();
    }

    private String of() {
        return id == null || id.isEmpty() ? "" : " of " + id.get();
    }

    private void fault(String message) {
        faulty = true;
        file.fault(line, message);
    }
}
