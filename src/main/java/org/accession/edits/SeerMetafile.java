package org.accession.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.accession.dictionary.NaaccrVersion;

/**
 * Reads the edits of SEER as the published artifact {@code validation-edits-seer} holds them. They are written in a notation of
 * their own; some look at all tumors of a patient, and some run only where others have passed.
 */
final class SeerMetafile {

    /** What such a file calls itself. */
    static final String ID = "seer";

    private static final Pattern VERSION = Pattern.compile("SE(\\d\\d)-.*");
    private static final Pattern ITEM = Pattern.compile("\\b(?:\\w*[lL]ine\\d?|lines\\[0\\])\\.(\\w+)\\b(?!\\()");
    private static final Pattern PART_OF_DATE = Pattern.compile("(\\w*[dD]ate\\w*)(?:Year|Month|Day)");
    private static final String OVER_PATIENT = "lines";

    private final XMLStreamReader xml;
    private final SeerTables tables = new SeerTables();
    private final Map<String, SeerLogic> byId = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();

    /** Reads on from the element that names the metafile. */
    SeerMetafile(XMLStreamReader xml) {
        this.xml = xml;
    }

    Metafile metafile() throws XMLStreamException, MetafileFault {
        String name = attribute("name") + " " + attribute("version");
        Matcher version = VERSION.matcher(attribute("version"));
        if (!version.matches()) {
            throw new MetafileFault("The version of the metafile " + name + " says no version of NAACCR.");
        }
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("entry")) {
                    tables.add(attribute("id"), attribute("type"), xml.getElementText());
                } else if (xml.getLocalName().equals("rule")) {
                    edit();
                }
            }
        }
        return new Metafile(name, NaaccrVersion.of(version.group(1)), List.copyOf(edits), List.of(), Map.of(), Map.of(),
                Map.of());
    }

    private void edit() throws XMLStreamException {
        String id = attribute("id");
        String tag = attribute("tag");
        String title = attribute("name");
        boolean overPatient = attribute("java-path").equals(OVER_PATIENT);
        List<String> after = List.of(attribute("depends").split("\\s*,\\s*"));
        Map<String, String> texts = new HashMap<>();
        while (!(xml.next() == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("rule"))) {
            if (xml.isStartElement() && !xml.getLocalName().equals("history") && !xml.getLocalName().equals("event")) {
                texts.put(xml.getLocalName(), xml.getElementText());
            }
        }
        SeerLogic logic = new SeerLogic(texts.getOrDefault("expression", ""), overPatient, after, byId, tables);
        byId.put(id, logic);
        edits.add(new Edit(tag, title, "SEER", texts.getOrDefault("message", ""), texts.getOrDefault("description", ""),
                items(logic.source()), logic));
    }

    private static List<String> items(String source) {
        return ITEM.matcher(source).results().map(found -> item(found.group(1))).distinct().toList();
    }

    /** The XML id of the item that a property of a tumor is, or is a part of. */
    static String item(String property) {
        Matcher part = PART_OF_DATE.matcher(property);
        return part.matches() ? part.group(1) : property;
    }

    private String attribute(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
