package org.accession.naaccrxml;

import java.util.Locale;

import org.accession.dictionary.Item.Misfit;

/** What is wrong with one value of a file that is NAACCR XML otherwise. */
public enum FaultCode {
    /** The dictionaries of the file have no item of this id (or number, where there is no id). */
    UNKNOWN_ITEM,
    /** The number is not that of the item with this id. */
    WRONG_NUMBER,
    /** The item belongs into another element. */
    WRONG_LEVEL,
    /** The element holds the item twice; the first one stands. */
    DUPLICATE_ITEM,
    /** White space alone, which is no value. */
    BLANK_VALUE, TOO_LONG, TOO_SHORT,
    /** A space, tab or line end at the beginning. */
    LEADING_SPACE,
    /** A space, tab or line end at the end. */
    TRAILING_SPACE,
    /** The characters or the form are not those of the item's data type. */
    BAD_TYPE,
    /** The record type of the file does not carry the item: an incidence file with a name. */
    NOT_IN_RECORD_TYPE,
    /** Written as a date, but not in the calendar: 20230230. */
    IMPOSSIBLE_DATE,
    /** A character that XML cannot hold. */
    CONTROL_CHARACTER,
    /** The file names a user dictionary that is not loaded. */
    UNKNOWN_DICTIONARY,
    /** The attribute timeGenerated is no date and time of ISO 8601. */
    BAD_TIME_GENERATED,
    /** The version that is written does not have the item. */
    NOT_IN_VERSION;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The fault that a value has which does not fit into its item. */
    static FaultCode of(Misfit misfit) {
        return switch (misfit) {
            case TOO_LONG -> TOO_LONG;
            case TOO_SHORT -> TOO_SHORT;
            case BAD_TYPE -> BAD_TYPE;
            case IMPOSSIBLE_DATE -> IMPOSSIBLE_DATE;
        };
    }

    /** The code as it is printed, for example {@code too-long}. */
    public String code() {
        return code;
    }
}
