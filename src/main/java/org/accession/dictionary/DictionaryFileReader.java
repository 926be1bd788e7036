package org.accession.dictionary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.accession.dictionary.DictionaryFile.Definition;

/** Reads one dictionary file and lists all that is wrong with it (NAACCR XML specification, dictionaries). */
final class DictionaryFileReader {

    private static final String NAMESPACE = "http://naaccr.org/naaccrxml";
    private static final String NOT_UTF_8 = "The file is not in UTF-8.";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final XMLInputFactory XML = factory();

    private final String name;
    private final List<DictionaryFault> faults = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<String, Integer> linesById = new HashMap<>();
    private final Map<Integer, Integer> linesByNumber = new HashMap<>();
    private String uri = "";
    private String description = "";
    private Optional<NaaccrVersion> version = Optional.empty();

    DictionaryFileReader(String name) {
        this.name = name;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    DictionaryFile read(InputStream file) throws IOException {
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(text(file));
            if (rootOf(xml)) {
                root(xml);
                items(xml);
            }
        } catch (CharacterCodingException e) {
            fault(0, NOT_UTF_8);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof CharacterCodingException) {
                fault(0, NOT_UTF_8);
            } else if (e.getNestedException() instanceof IOException unreadable) {
                throw unreadable;
            } else {
                fault(e.getLocation() == null ? 0 : e.getLocation().getLineNumber(), "This is not well-formed XML.");
            }
        }
        if (definitions.isEmpty() && faults.isEmpty()) {
            fault(0, "The dictionary defines no item.");
        }
        return new DictionaryFile(name, uri, version, description, definitions, faults);
    }

    /** The characters behind a byte order mark, if there is one. */
    private static Reader text(InputStream file) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private boolean rootOf(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> {
                    fault(line(xml), "A document type declaration is not allowed.");
                    return false;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("NaaccrDictionary")
                            && (xml.getNamespaceURI() == null || xml.getNamespaceURI().equals(NAMESPACE))) {
                        return true;
                    }
                    fault(line(xml), "This is no NAACCR dictionary: the root element is " + xml.getLocalName()
                            + ", not NaaccrDictionary of " + NAMESPACE + ".");
                    return false;
                }
                default -> {
                    // comments and space before the root
                }
            }
        }
        return false;
    }

    private void root(XMLStreamReader xml) {
        int line = line(xml);
        uri = attribute(xml, "dictionaryUri");
        description = attribute(xml, "description");
        String specification = attribute(xml, "specificationVersion");
        if (uri.isEmpty()) {
            fault(line, "The attribute dictionaryUri is missing.");
        } else if (uri.contains(" ")) {
            fault(line, "dictionaryUri holds a space; data files could not refer to it.");
        }
        if (!specification.isEmpty() && !specification.matches("1\\.[0-8]")) {
            fault(line, "specificationVersion " + specification + " is not known; known are 1.0 to 1.8.");
        }
        version(attribute(xml, "naaccrVersion"), specification, line);
    }

    private void version(String written, String specification, int line) {
        Optional<NaaccrVersion> byUri = NaaccrVersion.ofUri(uri);
        if (written.matches("\\d\\d0")) {
            version = Optional.of(NaaccrVersion.of(written));
            if (byUri.isPresent() && !byUri.equals(version)) {
                fault(line, "naaccrVersion is " + written + ", but dictionaryUri is that of "
                        + byUri.get().code() + ".");
            }
        } else if (!written.isEmpty()) {
            fault(line, "naaccrVersion " + written + " is no NAACCR version; they look like 260.");
        } else if (byUri.isPresent() || specification.isEmpty() || specification.equals("1.0")) {
            fault(line, "The attribute naaccrVersion is missing.");
        }
    }

    private void items(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("ItemDef")) {
                item(new ItemAttributes(xml, this));
            }
        }
    }

    private void item(ItemAttributes item) {
        Optional<Definition> definition = item.definition();
        // The line of the first is worth telling even where that one has a fault of its own.
        unique("naaccrId", item.id(), linesById, item.line());
        unique("naaccrNum", item.number(), linesByNumber, item.line());
        definition.ifPresent(definitions::add);
    }

    private <T> void unique(String attribute, Optional<T> value, Map<T, Integer> lines, int line) {
        value.ifPresent(seen -> {
            Integer first = lines.putIfAbsent(seen, line);
            if (first != null) {
                fault(line, attribute + " " + seen + " is there twice; the first is in line " + first + ".");
            }
        });
    }

    void fault(int line, String message) {
        faults.add(new DictionaryFault(name, line, message));
    }

    static int line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }

    static String attribute(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value.strip();
    }
}
