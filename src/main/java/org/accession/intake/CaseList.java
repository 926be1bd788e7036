package org.accession.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * A list of cases to abstract, as a spreadsheet saves it: UTF-8 or Windows-1252, with commas, semicolons or tabs
 * between the columns and their headings in the first line.
 *
 * @param headings the headings, in order; each another one, and none blank
 * @param rows the lines below, each with at least as many fields as there are headings
 */
record CaseList(List<String> headings, List<Row> rows) {

    /**
     * One line.
     *
     * @param line its number in the file, from 1
     * @param fields what it holds, in the order of the headings
     */
    record Row(long line, List<String> fields) {

        /** Why nobody can say which field is in which column, or empty. */
        Optional<String> misfit(int columns) {
            return fields.size() == columns
                    ? Optional.empty()
                    : Optional.of(
                            "The line has %d fields, the headings are %d: a value with a separator in it belongs in quotation marks."
                                    .formatted(fields.size(), columns));
        }
    }

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
                .allowMissingFields(true).allowExtraFields(true).allowUnclosedQuote(false).ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                if (headings == null) {
                    headings = distinct(line.getFields());
                } else {
                    rows.add(new Row(line.getStartingLineNumber(), filled(line.getFields(), headings.size())));
                }
            }
        } catch (CsvParseException e) {
            throw new UnreadableFile("The list cannot be read as CSV from line "
                    + (headings == null ? 1 : rows.isEmpty() ? 2 : rows.get(rows.size() - 1).line() + 1)
                    + " on: a quotation mark there has no second one, or a field has no end.");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (headings == null) {
            throw new UnreadableFile("The list is empty.");
        }
        return new CaseList(headings, rows);
    }

    /** Two columns of one heading are two columns, and one without any is a column too. */
    private static List<String> distinct(List<String> fields) {
        List<String> headings = new ArrayList<>();
        for (String field : fields) {
            String heading = field.isBlank() ? "Column " + (headings.size() + 1) : field.strip();
            String other = heading;
            for (int i = 2; headings.contains(other); i++) {
                other = heading + " (" + i + ")";
            }
            headings.add(other);
        }
        return List.copyOf(headings);
    }

    /** Spreadsheets leave blank fields at the end of a line away. */
    private static List<String> filled(List<String> fields, int columns) {
        List<String> filled = new ArrayList<>(fields.stream().map(String::strip).toList());
        while (filled.size() < columns) {
            filled.add("");
        }
        while (filled.size() > columns && filled.get(filled.size() - 1).isEmpty()) {
            filled.remove(filled.size() - 1);
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
