package org.accession.naaccrxml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.codehaus.stax2.XMLInputFactory2;

import com.fasterxml.aalto.stax.InputFactoryImpl;

/**
 * NAACCR XML read the plain way, with StAX: a second opinion on what a file holds. It knows the grammar and nothing of
 * dictionaries.
 */
final class StaxReader {

    /**
     * What a file holds.
     *
     * @param elements the whole patients and, of a whole file, the root; each with its items in the order of the alphabet
     * @param whole whether the file is NAACCR XML to its end
     */
    record Outcome(List<String> elements, boolean whole) {
        Outcome {
            elements = elements.stream().filter(element -> whole || !element.startsWith("root")).toList();
        }
    }

    private final XMLStreamReader xml;
    private final List<String> elements = new ArrayList<>();
    private List<String> patient = new ArrayList<>();

    private StaxReader(byte[] file, XMLInputFactory parser) throws XMLStreamException {
        xml = parser.createXMLStreamReader(new ByteArrayInputStream(file));
    }

    /** With the parser Aalto. */
    static Outcome readByAalto(byte[] file) {
        XMLInputFactory2 aalto = new InputFactoryImpl();
        aalto.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return read(file, aalto);
    }

    /** With the parser of the Java platform. */
    static Outcome readByJava(byte[] file) {
        XMLInputFactory java = XMLInputFactory.newDefaultFactory();
        java.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        java.setProperty(XMLInputFactory.IS_COALESCING, true);
        java.setXMLReporter((message, error, information, location) -> {});
        return read(file, java);
    }

    private static Outcome read(byte[] file, XMLInputFactory parser) {
        List<String> read = List.of();
        try {
            StaxReader reader = new StaxReader(file, parser);
            read = reader.elements;
            reader.root();
            return new Outcome(read, true);
        } catch (XMLStreamException | IllegalStateException e) {
            return new Outcome(read, false);
        }
    }

    private void root() throws XMLStreamException {
        next();
        expect("NaaccrData");
        next();
        String root = items();
        elements.add("root " + root);
        while (xml.isStartElement()) {
            expect("Patient");
            patient();
            next();
        }
        while (xml.hasNext()) {
            require(xml.next() != XMLStreamReader.DTD);
        }
    }

    private void patient() throws XMLStreamException {
        require(xml.getAttributeCount() == 0);
        next();
        patient = new ArrayList<>();
        patient.add("patient " + items());
        while (xml.isStartElement()) {
            expect("Tumor");
            require(xml.getAttributeCount() == 0);
            next();
            patient.add("tumor " + items());
            require(xml.isEndElement());
            next();
        }
        elements.add(String.join(" ", patient));
    }

    /** Items, then elements of other namespaces, up to the next element or the end of this one. */
    private String items() throws XMLStreamException {
        List<String> items = new ArrayList<>();
        while (isOurs() && xml.getLocalName().equals("Item")) {
            item(items);
            next();
        }
        items.sort(null);
        while (xml.isStartElement() && !isOurs()) {
            require(xml.getNamespaceURI() != null && !xml.getNamespaceURI().isEmpty());
            items.add("<" + xml.getLocalName() + ">");
            for (int depth = 1; depth > 0;) {
                int event = xml.next();
                require(event != XMLStreamReader.ENTITY_REFERENCE);
                depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
            }
            next();
        }
        return items.toString();
    }

    private void item(List<String> items) throws XMLStreamException {
        String id = null;
        String number = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            require((name.equals("naaccrId") || name.equals("naaccrNum")) && xml.getAttributePrefix(i).isEmpty());
            if (name.equals("naaccrId")) {
                id = xml.getAttributeValue(i).strip();
            } else {
                number = xml.getAttributeValue(i).strip();
                require(number.matches("\\d{0,9}"));
            }
        }
        require(id != null || !number.isEmpty());
        if (id == null && number.equals("400")) {
            id = "primarySite";
        }
        String value = xml.getElementText().replace("\r\n", "\n").replace('\r', '\n');
        if (!value.isBlank()) {
            items.add(id + "=" + value);
        }
    }

    private boolean isOurs() {
        return xml.isStartElement() && Namespaces.NAACCR.equals(xml.getNamespaceURI());
    }

    private void expect(String name) {
        require(isOurs() && xml.getLocalName().equals(name));
    }

    /** Goes to the next start or end of an element. */
    private void next() throws XMLStreamException {
        do {
            int event = xml.next();
            require(event != XMLStreamReader.DTD && event != XMLStreamReader.ENTITY_REFERENCE
                    && event != XMLStreamReader.CDATA);
            require(!xml.isCharacters() || xml.getText().isBlank());
        } while (!xml.isStartElement() && !xml.isEndElement());
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("Not NAACCR XML");
        }
    }
}
