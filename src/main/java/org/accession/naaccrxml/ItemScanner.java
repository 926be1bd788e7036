package org.accession.naaccrxml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.accession.naaccrxml.ItemIndex.Entry;

/**
 * Reads items that stand in the usual form, {@code <Item naaccrId="primarySite">C504</Item>}, straight from the bytes.
 * Anything else it leaves where it is, to {@link XmlScanner}.
 */
final class ItemScanner {

    /** More than the tag of any item. */
    private static final int TAG = 256;
    private static final byte STOP = 1;
    private static final byte NOT_ASCII = 2;
    private static final byte LINE_FEED = 3;
    private static final byte[] KINDS = kinds();

    private final ByteWindow in;
    private final ItemIndex index;
    private final ShortValues shortValues = new ShortValues();
    private final byte[] open;
    private final byte[] close;

    ItemScanner(ByteWindow in, ItemIndex index, String prefix) {
        this.in = in;
        this.index = index;
        String name = prefix.isEmpty() ? "Item" : prefix + ":Item";
        open = XmlScanner.ascii("<" + name + " naaccrId=\"");
        close = XmlScanner.ascii("</" + name + ">");
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        Arrays.fill(kinds, 0, ' ', STOP);
        Arrays.fill(kinds, 0x80, 256, NOT_ASCII);
        kinds['\t'] = 0;
        kinds['\n'] = LINE_FEED;
        kinds['<'] = STOP;
        kinds['&'] = STOP;
        kinds[']'] = STOP;
        // Begins the characters U+F000 to U+FFFF, some of which XML does not allow.
        kinds[0xef] = STOP;
        return kinds;
    }

    /** Reads items into the element until one is not in the usual form, or there is none. */
    void readInto(ElementItems element) throws IOException {
        Entry last = null;
        do {
            passSpace();
            last = item(element, last);
        } while (last != null && !element.isFull(in.position()));
    }

    private void passSpace() {
        byte[] bytes = in.bytes;
        int p = in.at;
        while (bytes[p] == ' ' || bytes[p] == '\n' || bytes[p] == '\t') {
            if (bytes[p++] == '\n') {
                in.at = p;
                in.line++;
                in.lineStart = in.position();
            }
        }
        in.at = p;
    }

    /** Reads one item; null if it is not in the usual form: then nothing is passed. */
    private Entry item(ElementItems element, Entry last) throws IOException {
        if (in.limit - in.at < TAG) {
            in.fill();
        }
        byte[] bytes = in.bytes;
        int id = in.at + open.length;
        if (in.limit - in.at < TAG || !Arrays.equals(bytes, in.at, id, open, 0, open.length)) {
            return null;
        }
        Entry entry = last == null ? null : last.next;
        int value = entry == null ? -1 : afterTail(bytes, id, entry);
        if (value < 0) {
            entry = find(bytes, id);
            value = entry == null ? -1 : afterTail(bytes, id, entry);
            if (value < 0) {
                return null;
            }
            if (last != null) {
                last.next = entry;
            }
        }
        return value(element, entry, value - in.at) ? entry : null;
    }

    private static int afterTail(byte[] bytes, int id, Entry entry) {
        int end = id + entry.tail.length;
        if (Arrays.equals(bytes, id, end, entry.tail, 0, entry.tail.length)) {
            return end;
        }
        end = id + entry.numberedTail.length;
        return Arrays.equals(bytes, id, end, entry.numberedTail, 0, entry.numberedTail.length) ? end : -1;
    }

    private Entry find(byte[] bytes, int id) {
        int end = id;
        while (end < in.limit && bytes[end] != '"') {
            end++;
        }
        return index.find(bytes, id, end - id);
    }

    /** Reads the value, which begins at the offset from {@code at}, and passes the item. */
    private boolean value(ElementItems element, Entry entry, int offset) throws IOException {
        byte[] bytes = in.bytes;
        int p = in.at + offset;
        int lines = 0;
        int line = 0;
        boolean ascii = true;
        while (true) {
            byte kind = KINDS[bytes[p] & 0xff];
            if (kind == STOP) {
                if (in.limit - p >= close.length) {
                    break;
                }
                int passed = p - in.at;
                if (!in.fill()) {
                    return false;
                }
                bytes = in.bytes;
                p = in.at + passed;
                continue;
            }
            p++;
            if (kind == LINE_FEED) {
                lines++;
                line = p - in.at;
            } else if (kind == NOT_ASCII) {
                ascii = false;
            }
        }
        int end = p + close.length;
        int from = in.at + offset;
        if (!Arrays.equals(bytes, p, end, close, 0, close.length)
                || p > from && !take(element, entry, from, p - from, ascii)) {
            return false;
        }
        if (lines > 0) {
            in.line += lines;
            in.lineStart = in.position() + line;
        }
        in.at = end;
        return true;
    }

    private boolean take(ElementItems element, Entry entry, int from, int length, boolean ascii) {
        String value;
        if (!ascii) {
            value = new String(in.bytes, from, length, StandardCharsets.UTF_8);
            if (value.indexOf('\uFFFD') >= 0) {
                return false;
            }
        } else if (length <= ShortValues.LONGEST) {
            int place = shortValues.place(in.bytes, from, length);
            value = shortValues.value(place);
            if (shortValues.has(place, entry.typeBit) && (entry.fillsLength
                    ? length == entry.length
                    : length <= entry.length)) {
                element.place(entry.item, value, in.line);
                return true;
            }
        } else {
            value = new String(in.bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        element.take(entry.item, value, in.line);
        return true;
    }
}
