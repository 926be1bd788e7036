package org.accession.naaccrxml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.naaccrxml.ItemIndex.Entry;
import org.accession.naaccrxml.StartTag.Attribute;
import org.accession.naaccrxml.XmlScanner.Token;

/**
 * Reads NAACCR XML, specification 1.0 to 1.8, one patient at a time; plain or gzip, in any encoding that the file declares.
 * A file that stops being NAACCR XML ends with a {@link StructuralFault}; what is wrong with single values is reported
 * with the record, which is kept. Not for use by several threads.
 */
public final class NaaccrXmlReader implements AutoCloseable {

    private static final int MOST_TUMORS = 10_000;

    /**
     * A place between two patients.
     *
     * @param offset where reading goes on, in bytes of the file's UTF-8 text
     * @param line the line there
     * @param patients the patients before it
     */
    public record Position(long offset, long line, int patients) {}

    private final ByteWindow in;
    private final XmlScanner scanner;
    private final StartTag tag;
    private final ReaderOptions options;
    private final ItemIndex index;
    private final ItemScanner items;
    private final Root root;
    private final ElementItems.Rules rules;
    private int patients;
    private Token ahead;

    private NaaccrXmlReader(InputStream file, Dictionaries dictionaries, ReaderOptions options) throws IOException {
        this.options = options;
        in = new ByteWindow(Utf8Stream.open(file));
        scanner = new XmlScanner(in);
        tag = scanner.tag();
        scanner.prolog();
        scanner.next();
        RootReader reader = new RootReader(in, tag, dictionaries);
        rules = ElementItems.Rules.of(reader.dictionary(), options.validate(), reader.recordType());
        index = new ItemIndex(reader.dictionary(), reader.userDictionaryUris());
        items = new ItemScanner(in, index, tag.prefix());
        ElementItems element = new ElementItems(Level.ROOT, tag.position(), 0, 0, rules, reader.faults());
        ahead = readItems(element);
        root = reader.root(element);
    }

    /**
     * Opens a file and reads it up to its first patient. The stream is closed with the reader, or if this fails.
     *
     * @throws StructuralFault if it does not begin as NAACCR XML of a known version
     */
    public static NaaccrXmlReader open(InputStream file, Dictionaries dictionaries, ReaderOptions options)
            throws IOException {
        try {
            return new NaaccrXmlReader(file, dictionaries, options);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * The UTF-8 text between two offsets of a file, as {@link PatientRecord} and {@link Position} count them: behind
     * decompression and, where the file has another encoding, conversion.
     */
    public static String text(InputStream file, long offset, long length) throws IOException {
        try (InputStream text = Utf8Stream.open(file)) {
            text.skipNBytes(offset);
            return new String(text.readNBytes(Math.toIntExact(length)), StandardCharsets.UTF_8);
        }
    }

    /** What stands before the first patient. */
    public Root root() {
        return root;
    }

    /** The place behind the patient that was read last. */
    public Position position() {
        return ahead == Token.START
                ? new Position(tag.position(), tag.line(), patients)
                : new Position(in.position(), in.line, patients);
    }

    /** Goes on at a place further on in the same file. */
    public void resume(Position position) throws IOException {
        if (position.patients() == patients) {
            return;
        }
        if (position.offset() < in.position()) {
            throw new IllegalArgumentException("Reading cannot go back to " + position);
        }
        if (ahead == Token.START) {
            scanner.abandon();
        }
        ahead = null;
        in.skipTo(position.offset(), position.line());
        patients = position.patients();
    }

    /** The next patient; null at the end of the file. */
    public PatientRecord next() throws IOException {
        Token token = ahead == null ? scanner.next() : ahead;
        ahead = null;
        if (token == Token.END) {
            token = scanner.next();
        }
        if (token == Token.END_OF_FILE) {
            ahead = token;
            return null;
        }
        if (token != Token.START || !tag.is("Patient")) {
            throw unexpected(token, "NaaccrData");
        }
        noAttributes();
        patients++;
        return patient(tag.position(), tag.line());
    }

    private PatientRecord patient(long offset, long line) throws IOException {
        List<ValueFault> faults = new ArrayList<>();
        ElementItems patient = new ElementItems(Level.PATIENT, offset, patients, 0, rules, faults);
        List<TumorRecord> tumors = new ArrayList<>(2);
        Token token = readItems(patient);
        while (token == Token.START && tag.is("Tumor")) {
            tumors.add(tumor(offset, tumors.size() + 1, faults));
            mindSize(patient);
            if (tumors.size() > MOST_TUMORS) {
                throw in.fault("The patient has more than " + MOST_TUMORS + " tumors.");
            }
            token = scanner.next();
        }
        if (token != Token.END) {
            throw unexpected(token, "Patient");
        }
        return new PatientRecord(patients, line, offset, in.position() - offset, patient.values,
                patient.strayItems(), patient.extensions(), tumors, faults);
    }

    private TumorRecord tumor(long patient, int ordinal, List<ValueFault> faults) throws IOException {
        noAttributes();
        long line = tag.line();
        ElementItems tumor = new ElementItems(Level.TUMOR, patient, patients, ordinal, rules, faults);
        Token token = readItems(tumor);
        if (token != Token.END) {
            throw unexpected(token, "Tumor");
        }
        return new TumorRecord(ordinal, line, tumor.values, tumor.strayItems(), tumor.extensions());
    }

    /** Reads items, then extensions; answers the token behind them. */
    private Token readItems(ElementItems element) throws IOException {
        while (true) {
            if (!tag.isEmpty()) {
                items.readInto(element);
            }
            Token token = scanner.next();
            if (token != Token.START || !tag.is("Item")) {
                return readExtensions(element, token);
            }
            readItem(element);
            mindSize(element);
        }
    }

    private Token readExtensions(ElementItems element, Token first) throws IOException {
        Token token = first;
        while (token == Token.START && !tag.isNaaccr() && !tag.uri().isEmpty()) {
            String xml = scanner.element(options.keepExtensions());
            if (xml != null) {
                element.add(new Extension(xml));
            }
            mindSize(element);
            token = scanner.next();
        }
        return token;
    }

    private void readItem(ElementItems element) throws IOException {
        long line = tag.line();
        String id = null;
        String number = null;
        for (Attribute attribute : tag.attributes()) {
            switch (attribute.qualifiedName()) {
                case "naaccrId" -> id = attribute.value().strip();
                case "naaccrNum" -> number = attribute.value().strip();
                default -> refuse(attribute);
            }
        }
        boolean isNumber = number != null && number.matches("\\d{1,9}");
        if (number != null && !number.isEmpty() && !isNumber) {
            throw in.fault("The item number " + number + " is no number.");
        }
        if (id == null && !isNumber) {
            throw in.fault("An item has neither naaccrId nor naaccrNum.");
        }
        boolean byNumber = id == null || id.isEmpty() && isNumber;
        Entry entry = byNumber ? index.find(Integer.parseInt(number)) : index.find(id);
        String value = scanner.content();
        if (entry == null) {
            element.putUnknown(id, number, value, line);
            return;
        }
        Item item = entry.item;
        if (isNumber && item.number() != Integer.parseInt(number)) {
            element.wrongNumber(item, number, value, line);
        }
        element.put(item, value, line);
    }

    private void noAttributes() throws StructuralFault {
        for (Attribute attribute : tag.attributes()) {
            refuse(attribute);
        }
    }

    private void refuse(Attribute attribute) throws StructuralFault {
        if (!attribute.qualifiedName().equals("xmlns") && !attribute.prefix().equals("xmlns")) {
            throw in.fault("<" + tag.name() + "> has no attribute " + attribute.qualifiedName() + ".");
        }
    }

    private void mindSize(ElementItems element) throws StructuralFault {
        if (element.isFull(in.position())) {
            throw in.fault("The " + (patients == 0 ? "part before the first patient" : "patient") + " is longer than "
                    + ElementItems.LARGEST_PATIENT / (1 << 20) + " MB or has more than " + ElementItems.MOST_FAULTS
                    + " faults.");
        }
    }

    private StructuralFault unexpected(Token token, String parent) {
        if (token == Token.TEXT) {
            return in.fault("Text stands between the elements of <" + parent + ">.");
        }
        return in.fault("<" + tag.name() + "> does not belong here, in <" + parent + ">.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
