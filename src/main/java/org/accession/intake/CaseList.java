package org.accession.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * A list of cases to abstract, as a spreadsheet saves it: UTF-8 or Windows-1252, with commas, semicolons or tabs
 * between the columns and their headings in the first line.
 *
 * @param headings the headings, in order
 * @param rows the lines below, each with as many fields as there are headings
 */
record CaseList(List<String> headings, List<Row> rows) {

    /**
     * One line.
     *
     * @param line its number in the file, from 1
     * @param fields what it holds, in the order of the headings
     */
    record Row(long line, List<String> fields) {}

    private static final Charset SPREADSHEET = Charset.forName("windows-1252");
    private static final int MOST_BYTES = 64 << 20;

    /**
     * Reads a list.
     *
     * @throws UnreadableFile if it is no such list, with the reason
     */
    static CaseList read(InputStream file) throws IOException, UnreadableFile {
        byte[] bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableFile("A list of cases may be at most 64 MB.");
        }
        String text = text(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableFile("This is not a list of text: save it as CSV (UTF-8).");
        }
        return parse(text);
    }

    private static CaseList parse(String text) throws UnreadableFile {
        List<String> headings = null;
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator(text)).skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                if (headings == null) {
                    headings = line.getFields().stream().map(String::strip).toList();
                } else {
                    rows.add(new Row(line.getStartingLineNumber(), filled(line.getFields(), headings.size())));
                }
            }
        } catch (CsvParseException e) {
            throw new UnreadableFile("The list cannot be read as CSV near line "
                    + (rows.isEmpty() ? 1 : rows.get(rows.size() - 1).line() + 1) + ".");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (headings == null) {
            throw new UnreadableFile("The list is empty.");
        }
        return new CaseList(headings, rows);
    }

    private static List<String> filled(List<String> fields, int columns) {
        List<String> filled = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            filled.add(i < fields.size() ? fields.get(i).strip() : "");
        }
        return filled;
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, SPREADSHEET);
        }
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[]{';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }
}
