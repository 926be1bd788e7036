package org.accession.dictionary;

import java.util.regex.Pattern;

/** The data type of an item, as the NAACCR XML dictionaries name it. */
public enum DataType {
    /** A-Z, filling the full length. */
    ALPHA("alpha", "[A-Z]+"),
    /** 0-9, filling the full length. */
    DIGITS("digits", "[0-9]+"),
    /** A-Z and 0-9, filling the full length. */
    MIXED("mixed", "[A-Z0-9]+"),
    /** Digits with an optional decimal part, at most the length. */
    NUMERIC("numeric", "[0-9]+(\\.[0-9]+)?"),
    /** YYYY, YYYYMM or YYYYMMDD. */
    DATE("date", "(18|19|20)[0-9]{2}((0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])?)?"),
    /** YYYY[-MM[-DD[Thh:mm:ss[Z|+hh:mm|-hh:mm]]]], since specification 1.8. */
    DATE_TIME("dateTime", "(18|19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
            + "(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"),
    /** Anything, at most the length. */
    TEXT("text", "(?s).*");

    private final String xmlName;
    private final Pattern pattern;

    DataType(String xmlName, String pattern) {
        this.xmlName = xmlName;
        this.pattern = Pattern.compile(pattern);
    }

    /** The name used in dictionary files, for example {@code dateTime}. */
    public String xmlName() {
        return xmlName;
    }

    /** Whether a value of this type must be exactly as long as its item. */
    public boolean fillsLength() {
        return this == ALPHA || this == DIGITS || this == MIXED;
    }

    /** Whether the value has the form of this type. The form only: 20230231 is a date in form. */
    public boolean accepts(String value) {
        return this == TEXT || pattern.matcher(value).matches();
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
