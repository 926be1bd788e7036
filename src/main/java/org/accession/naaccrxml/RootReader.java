package org.accession.naaccrxml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.naaccrxml.StartTag.Attribute;

/** Understands the tag of the root element. */
final class RootReader {

    private static final Set<String> OWN = Set.of("baseDictionaryUri", "userDictionaryUri", "recordType",
            "timeGenerated", "specificationVersion");

    private final ByteWindow in;
    private final Dictionaries dictionaries;
    private final Map<String, String> own = new LinkedHashMap<>();
    private final Map<String, String> foreign = new LinkedHashMap<>();
    private final List<ValueFault> faults = new ArrayList<>();
    private final Dictionary dictionary;
    private final RecordType recordType;
    private final String specification;
    private final List<String> userDictionaryUris;

    RootReader(ByteWindow in, StartTag tag, Dictionaries dictionaries) throws StructuralFault {
        this.in = in;
        this.dictionaries = dictionaries;
        if (!tag.name().equals("NaaccrData")) {
            throw in.fault("The file is not NAACCR XML: its root element is " + tag.name() + ", not NaaccrData.");
        }
        if (!tag.isNaaccr()) {
            throw in.fault("The root element is not in the namespace " + Namespaces.NAACCR + ".");
        }
        for (Attribute attribute : tag.attributes()) {
            sort(attribute);
        }
        specification = specification();
        dictionary = dictionary();
        recordType = recordType();
        userDictionaryUris = userDictionaryUris();
        String time = own.get("timeGenerated");
        if (time != null && Root.parse(time).isEmpty()) {
            fault(FaultCode.BAD_TIME_GENERATED, tag.line(), "timeGenerated", time,
                    "timeGenerated is no date and time of ISO 8601.");
        }
        for (String uri : userDictionaryUris) {
            if (!dictionary.userDictionaryUris().contains(uri)) {
                fault(FaultCode.UNKNOWN_DICTIONARY, tag.line(), "userDictionaryUri", uri,
                        "The user dictionary " + uri + " is not loaded; its items are reported as unknown.");
            }
        }
    }

    /** The root with the items of the element, once they are read. */
    Root root(ElementItems items) {
        return new Root(dictionary, specification, recordType, own.get("timeGenerated"), userDictionaryUris, foreign,
                items.values, items.strayItems(), items.extensions(), items.faults);
    }

    Dictionary dictionary() throws StructuralFault {
        if (dictionary != null) {
            return dictionary;
        }
        String uri = required("baseDictionaryUri").strip();
        Optional<NaaccrVersion> version = NaaccrVersion.ofUri(uri);
        return version.flatMap(dictionaries::find).orElseThrow(() -> in.fault("The base dictionary " + uri
                + " is not known; known are the versions "
                + String.join(", ", dictionaries.versions().stream().map(known -> "" + known.number()).toList())
                + "."));
    }

    List<String> userDictionaryUris() {
        if (userDictionaryUris != null) {
            return userDictionaryUris;
        }
        String uris = own.getOrDefault("userDictionaryUri", "").strip();
        return uris.isEmpty() ? List.of() : Arrays.asList(uris.split("\\s+"));
    }

    List<ValueFault> faults() {
        return faults;
    }

    private void sort(Attribute attribute) throws StructuralFault {
        String name = attribute.qualifiedName();
        if (attribute.prefix().isEmpty()) {
            if (OWN.contains(name)) {
                own.put(name, attribute.value());
            } else if (!name.equals("xmlns")) {
                throw in.fault("NaaccrData has no attribute " + name + "; one of your own needs a namespace.");
            }
        } else if (!attribute.value().equals(Namespaces.NAACCR)) {
            if (attribute.uri().equals(Namespaces.NAACCR)) {
                throw in.fault("NaaccrData has no attribute " + name + ".");
            }
            foreign.put(name, attribute.value());
        }
    }

    private String required(String name) throws StructuralFault {
        String value = own.get(name);
        if (value == null || value.isBlank()) {
            throw in.fault("NaaccrData has no " + name + ".");
        }
        return value;
    }

    private String specification() throws StructuralFault {
        String version = own.getOrDefault("specificationVersion", "1.0").strip();
        if (version.isEmpty()) {
            throw in.fault("The specificationVersion of NaaccrData is empty; known are 1.0 to 1.8.");
        }
        if (!version.matches("1\\.[0-8]")) {
            throw in.fault("The specification version " + version + " is not known; known are 1.0 to 1.8.");
        }
        return version;
    }

    RecordType recordType() throws StructuralFault {
        if (recordType != null) {
            return recordType;
        }
        String type = required("recordType");
        if (!type.matches("[AMCI]")) {
            throw in.fault("The record type " + type + " is not one of A, M, C and I.");
        }
        return RecordType.valueOf(type);
    }

    private void fault(FaultCode code, long line, String item, String value, String message) {
        faults.add(new ValueFault(code, line, 0, 0, item, value, message));
    }
}
