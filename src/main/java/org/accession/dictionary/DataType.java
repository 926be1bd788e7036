package org.accession.dictionary;

import java.util.Optional;

import org.accession.dictionary.Item.Misfit;

/** The data type of an item, as the NAACCR XML dictionaries name it. */
public enum DataType {
    /** A-Z, filling the full length. */
    ALPHA("alpha"),
    /** 0-9, filling the full length. */
    DIGITS("digits"),
    /** A-Z and 0-9, filling the full length. */
    MIXED("mixed"),
    /** Digits with an optional decimal part, at most the length. */
    NUMERIC("numeric"),
    /** YYYY, YYYYMM or YYYYMMDD. */
    DATE("date"),
    /** YYYY[-MM[-DD[Thh:mm:ss[.s][Z|+hh:mm|-hh:mm]]]], since specification 1.8. */
    DATE_TIME("dateTime"),
    /** Anything, at most the length. */
    TEXT("text");

    private final String xmlName;

    DataType(String xmlName) {
        this.xmlName = xmlName;
    }

    /** The name used in dictionary files, for example {@code dateTime}. */
    public String xmlName() {
        return xmlName;
    }

    /** Whether a value of this type must be exactly as long as its item. */
    public boolean fillsLength() {
        return this == ALPHA || this == DIGITS || this == MIXED;
    }

    /** What keeps the value from being one of this type, whatever its length; empty if nothing does. */
    public Optional<Misfit> misfit(String value) {
        return switch (this) {
            case TEXT -> Optional.empty();
            case ALPHA -> badUnless(Characters.areLetters(value));
            case DIGITS -> badUnless(Characters.areDigits(value));
            case MIXED -> badUnless(Characters.areLettersOrDigits(value));
            case NUMERIC -> badUnless(Characters.areNumber(value));
            case DATE -> Dates.date(value);
            case DATE_TIME -> Dates.dateTime(value);
        };
    }

    static Optional<Misfit> badUnless(boolean right) {
        return right ? Optional.empty() : Misfit.BAD_TYPE.found;
    }

    /**
     * The type with the given name in a dictionary file.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DataType of(String xmlName) {
        for (DataType type : values()) {
            if (type.xmlName.equals(xmlName)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Unknown data type " + xmlName);
    }
}
