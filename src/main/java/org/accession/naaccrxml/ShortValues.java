package org.accession.naaccrxml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.accession.dictionary.DataType;

/**
 * Codes of at most eight ASCII characters, which make up most of a record: the same bytes give the same String again,
 * with the data types whose form it has. A code that falls into the place of another takes it.
 */
final class ShortValues {

    static final int LONGEST = Long.BYTES;

    private static final int BITS = 13;
    private static final DataType[] TYPES = DataType.values();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);

    private final long[] keys = new long[1 << BITS];
    private final String[] values = new String[1 << BITS];
    private final byte[] types = new byte[1 << BITS];

    /** The place of the value, which is 1 to 8 bytes long. Eight bytes from the index must be within the array. */
    int place(byte[] bytes, int from, int length) {
        long key = (long) LONGS.get(bytes, from) & -1L >>> Long.SIZE - length * Byte.SIZE;
        int place = (int) (key * 0x9E3779B97F4A7C15L >>> Long.SIZE - BITS);
        if (keys[place] != key) {
            keys[place] = key;
            values[place] = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
            types[place] = types(values[place]);
        }
        return place;
    }

    private static byte types(String value) {
        if (XmlCharacters.isSpace(value.charAt(0)) || XmlCharacters.isSpace(value.charAt(value.length() - 1))) {
            return 0;
        }
        int bits = 0;
        for (DataType type : TYPES) {
            if (type.misfit(value).isEmpty()) {
                bits |= 1 << type.ordinal();
            }
        }
        return (byte) bits;
    }

    String value(int place) {
        return values[place];
    }

    /** Whether the value at the place has the form of the type (a bit by its ordinal) and no white space at either end. */
    boolean has(int place, int typeBit) {
        return (types[place] & typeBit) != 0;
    }
}
