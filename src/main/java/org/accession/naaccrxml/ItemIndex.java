package org.accession.naaccrxml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.DictionaryFile;
import org.accession.dictionary.Item;

/** The items of a file by the bytes of their id, so that no String is made to find one. */
final class ItemIndex {

    /** An item and how its tag goes on behind the opening quote of the id. */
    static final class Entry {
        final Item item;
        final int length;
        final boolean fillsLength;
        final int typeBit;
        /** {@code primarySite">} */
        final byte[] tail;
        /** {@code primarySite" naaccrNum="400">} */
        final byte[] numberedTail;
        /** The item that came after this one the last time. */
        Entry next;

        private final byte[] id;

        Entry(Item item) {
            this.item = item;
            length = item.unlimited() ? Integer.MAX_VALUE : item.length();
            fillsLength = item.type().fillsLength();
            typeBit = 1 << item.type().ordinal();
            id = XmlScanner.ascii(item.id());
            tail = XmlScanner.ascii(item.id() + "\">");
            numberedTail = XmlScanner.ascii(item.id() + "\" naaccrNum=\"" + item.number() + "\">");
        }
    }

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);

    private final Entry[] table;
    private final int shift;
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<Integer, Entry> byNumber = new HashMap<>();

    /**
     * The items of the base dictionary and of those user dictionaries that the file names. A file that names none uses the
     * default one of its version.
     */
    ItemIndex(Dictionary dictionary, List<String> userDictionaryUris) {
        List<String> uris = new ArrayList<>(userDictionaryUris.isEmpty()
                ? List.of(DictionaryFile.defaultUserUri(dictionary.version()))
                : userDictionaryUris);
        uris.add(dictionary.version().uri());
        List<Entry> entries = new ArrayList<>();
        for (Item item : dictionary.items()) {
            if (uris.contains(item.dictionaryUri())) {
                entries.add(new Entry(item));
            }
        }
        int bits = 34 - Integer.numberOfLeadingZeros(entries.size() + 1);
        table = new Entry[1 << bits];
        shift = 64 - bits;
        for (Entry entry : entries) {
            byId.put(entry.item.id(), entry);
            byNumber.put(entry.item.number(), entry);
            byte[] padded = Arrays.copyOf(entry.id, Math.max(Long.BYTES, entry.id.length));
            int slot = slot(padded, 0, entry.id.length);
            while (table[slot] != null) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = entry;
        }
    }

    /** The item with the id; null if there is none. */
    Entry find(String id) {
        return byId.get(id);
    }

    /** The item with the number; null if there is none. */
    Entry find(int number) {
        return byNumber.get(number);
    }

    /** The item whose id is these bytes; null if there is none. Eight bytes from either index must be within the array. */
    Entry find(byte[] bytes, int from, int length) {
        int slot = slot(bytes, from, length);
        for (Entry entry = table[slot]; entry != null; entry = table[slot]) {
            if (entry.id.length == length && Arrays.equals(entry.id, 0, length, bytes, from, from + length)) {
                return entry;
            }
            slot = slot + 1 & table.length - 1;
        }
        return null;
    }

    /** By the first eight bytes, the last eight and the length. */
    private int slot(byte[] bytes, int from, int length) {
        long first = (long) LONGS.get(bytes, from);
        long last = first;
        if (length > Long.BYTES) {
            last = (long) LONGS.get(bytes, from + length - Long.BYTES);
        } else if (length < Long.BYTES) {
            first &= (1L << length * Byte.SIZE) - 1;
            last = first;
        }
        long hash = (first * 0x9E3779B97F4A7C15L ^ last) * 0xC2B2AE3D27D4EB4FL + length;
        return (int) ((hash ^ hash >>> 29) * 0x9E3779B97F4A7C15L >>> shift);
    }
}
