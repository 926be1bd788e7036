package org.accession.naaccrxml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

/**
 * Writes NAACCR XML in UTF-8, one patient at a time: items in the order of the dictionary, then what {@link Values} cannot
 * hold, then extensions, then tumors; each line end as one line feed. Not for use by several threads.
 */
public final class NaaccrXmlWriter implements AutoCloseable {

    private static final byte[] PATIENT = XmlScanner.ascii("    <Patient>\n");
    private static final byte[] PATIENT_END = XmlScanner.ascii("    </Patient>\n");
    private static final byte[] TUMOR = XmlScanner.ascii("        <Tumor>\n");
    private static final byte[] TUMOR_END = XmlScanner.ascii("        </Tumor>\n");
    private static final byte[] ITEM_END = XmlScanner.ascii("</Item>\n");
    private static final byte[] ROOT_END = XmlScanner.ascii("</NaaccrData>\n");
    private static final byte[] INDENT = XmlScanner.ascii("            ");

    private final XmlBytes out;
    private final Dictionary dictionary;
    private final byte[][] openings;
    private final Root root;
    private boolean closed;

    private NaaccrXmlWriter(OutputStream out, Root root, WriterOptions options) throws IOException {
        this.out = new XmlBytes(out);
        this.root = root;
        dictionary = root.dictionary();
        openings = new byte[dictionary.limit()][];
        for (Item item : dictionary.items()) {
            openings[item.ordinal()] = XmlScanner.ascii(opening(item.id(),
                    options.itemNumbers() ? String.valueOf(item.number()) : null));
        }
    }

    /** Opens a file and writes what stands before its first patient. The stream is closed with the writer. */
    public static NaaccrXmlWriter open(OutputStream out, Root root, WriterOptions options) throws IOException {
        NaaccrXmlWriter writer = new NaaccrXmlWriter(out, root, options);
        writer.writeRoot();
        return writer;
    }

    /**
     * Writes a patient with its tumors. Values of items that belong to another level are not written: a
     * {@link org.accession.dictionary.Conversion} leaves them for going back, and has them in its notes.
     *
     * @return what could not be written as it is: items that the version does not have, which are left out, and control
     *         characters, which are written as spaces
     */
    public List<ValueFault> write(PatientRecord patient) throws IOException {
        List<ValueFault> faults = new ArrayList<>(0);
        out.raw(PATIENT);
        items(Level.PATIENT, patient.values(), patient.strayItems(), patient.extensions(), patient.ordinal(), 0,
                faults);
        for (TumorRecord tumor : patient.tumors()) {
            out.raw(TUMOR);
            items(Level.TUMOR, tumor.values(), tumor.strayItems(), tumor.extensions(), patient.ordinal(),
                    tumor.ordinal(),
                    faults);
            out.raw(TUMOR_END);
        }
        out.raw(PATIENT_END);
        return faults;
    }

    private void writeRoot() throws IOException {
        out.text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n<NaaccrData");
        attribute("baseDictionaryUri", dictionary.version().uri());
        if (!root.userDictionaryUris().isEmpty()) {
            attribute("userDictionaryUri", String.join(" ", root.userDictionaryUris()));
        }
        attribute("recordType", root.recordType().name());
        if (root.timeGenerated() != null) {
            attribute("timeGenerated", root.timeGenerated());
        }
        attribute("specificationVersion", root.specificationVersion());
        attribute("xmlns", Namespaces.NAACCR);
        for (Map.Entry<String, String> foreign : root.attributes().entrySet()) {
            attribute(foreign.getKey(), foreign.getValue());
        }
        out.text(">\n");
        items(Level.ROOT, root.values(), root.strayItems(), root.extensions(), 0, 0, new ArrayList<>());
    }

    private void attribute(String name, String value) throws IOException {
        out.text(" " + name + "=\"" + XmlCharacters.escape(value) + "\"");
    }

    private void items(Level level, Values values, List<StrayItem> strayItems, List<Extension> extensions, int patient,
            int tumor, List<ValueFault> faults) throws IOException {
        int indent = 4 * (level.ordinal() + 1);
        int limit = values.limit();
        for (int ordinal = 0; ordinal < limit; ordinal++) {
            if (values.has(ordinal)) {
                Item item = dictionary.at(ordinal);
                if (item == null) {
                    faults.add(new ValueFault(FaultCode.NOT_IN_VERSION, 0, patient, tumor, "#" + ordinal,
                            values.get(ordinal), "The item is not in " + dictionary.version() + "."));
                } else if (item.level() == level) {
                    item(indent, openings[ordinal], values.get(ordinal), item.id(), patient, tumor, faults);
                }
            }
        }
        for (StrayItem stray : strayItems) {
            item(indent, opening(stray.id(), stray.number()).getBytes(StandardCharsets.UTF_8), stray.value(),
                    stray.id(),
                    patient, tumor, faults);
        }
        for (Extension extension : extensions) {
            out.raw(INDENT, indent);
            out.text(extension.xml());
            out.text("\n");
        }
    }

    private void item(int indent, byte[] opening, String value, String id, int patient, int tumor,
            List<ValueFault> faults) throws IOException {
        out.raw(INDENT, indent);
        out.raw(opening);
        if (!out.escaped(value)) {
            faults.add(new ValueFault(FaultCode.CONTROL_CHARACTER, 0, patient, tumor, id, value,
                    id + " holds a control character, which XML does not allow; it was written as a space."));
        }
        out.raw(ITEM_END);
    }

    private static String opening(String id, String number) {
        return "<Item" + (id == null ? "" : " naaccrId=\"" + XmlCharacters.escape(id) + "\"")
                + (number == null ? "" : " naaccrNum=\"" + XmlCharacters.escape(number) + "\"") + ">";
    }

    /** Ends the file and closes the stream. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                out.raw(ROOT_END);
            } finally {
                out.close();
            }
        }
    }
}
