package org.accession.edits;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.accession.dictionary.NaaccrVersion;
import org.accession.rules.LookupTable;

import com.fasterxml.aalto.stax.InputFactoryImpl;

/**
 * Reads metafiles as the published artifacts {@code validation-edits-naaccr-translated} hold them: the original's edits
 * translated into another notation, which is turned back into the tree that they had.
 */
public final class TranslatedMetafile {

    private static final Pattern VERSION = Pattern.compile("_v(\\d\\d)");
    private static final Pattern INDEX = Pattern.compile("\\['table': '(\\w+)', 'columns': '([^']+)'\\]");

    private final XMLStreamReader xml;
    private final List<LookupTable> tables = new ArrayList<>();
    private final Map<String, String> indexes = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<EditSet> sets = new ArrayList<>();
    private final Map<String, String> tagById = new HashMap<>();
    private final TranslatedCalls calls = new TranslatedCalls(indexes);
    private String name;

    private TranslatedMetafile(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads a metafile.
     *
     * @throws MetafileFault if the file is none
     */
    public static Metafile read(InputStream in) throws IOException {
        try {
            XMLStreamReader xml = new InputFactoryImpl().createXMLStreamReader(new CleanStream(in), "UTF-8");
            return new TranslatedMetafile(xml).metafile();
        } catch (XMLStreamException e) {
            throw new MetafileFault("These are no translated edits: " + e.getMessage(), e);
        }
    }

    private Metafile metafile() throws XMLStreamException, MetafileFault {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "validator" -> {
                        if (attribute("id").equals(SeerMetafile.ID)) {
                            return new SeerMetafile(xml).metafile();
                        }
                        name = attribute("name");
                    }
                    case "entry" -> entry();
                    case "rule" -> edit();
                    case "set" -> set();
                    default -> {
                        // releases and categories say nothing that the edits do not say
                    }
                }
            }
        }
        if (name == null) {
            throw new MetafileFault("These are no translated edits: the file is XML of another kind.");
        }
        Matcher version = VERSION.matcher(name);
        if (!version.find()) {
            throw new MetafileFault("The name of the metafile, " + name + ", says no version of NAACCR.");
        }
        return new Metafile(name, NaaccrVersion.of(version.group(1)), List.copyOf(edits), List.copyOf(sets),
                Metafile.byName(tables), Map.of(), Map.of());
    }

    private void entry() throws XMLStreamException {
        String id = attribute("id");
        String type = attribute("type");
        if (type.equals("table")) {
            tables.add(TranslatedTable.table(TranslatedCalls.table(id), xml.getElementText()));
        } else if (type.equals("table-index-def")) {
            Matcher index = INDEX.matcher(xml.getElementText());
            if (index.matches()) {
                indexes.put(id, index.group(2));
            }
        }
    }

    private void edit() throws XMLStreamException {
        String id = attribute("id");
        String tag = attribute("tag");
        String title = attribute("name");
        String agency = attribute("agency");
        String logic = "";
        String message = "";
        String description = "";
        while (!(xml.next() == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("rule"))) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "expression" -> logic = xml.getElementText();
                    case "message" -> message = xml.getElementText();
                    case "description" -> description = xml.getElementText();
                    default -> {
                        // nothing else is of use
                    }
                }
            }
        }
        tagById.put(id, tag);
        TranslatedLogic translated = new TranslatedLogic(logic, calls);
        edits.add(new Edit(tag, title, agency, translated.placeholders(message), description, translated.items(),
                translated));
    }

    private void set() throws XMLStreamException {
        String tag = attribute("tag");
        String title = attribute("name");
        String description = "";
        List<String> tags = new ArrayList<>();
        while (!(xml.next() == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("set"))) {
            if (xml.isStartElement()) {
                if (xml.getLocalName().equals("include")) {
                    for (String id : xml.getElementText().split(",")) {
                        tags.add(tagById.getOrDefault(id.strip(), id.strip()));
                    }
                } else if (xml.getLocalName().equals("description")) {
                    description = xml.getElementText();
                }
            }
        }
        sets.add(new EditSet(tag, title, description, List.copyOf(tags)));
    }

    private String attribute(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
