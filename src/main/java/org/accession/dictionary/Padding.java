package org.accession.dictionary;

/** How a value shorter than its item is filled up, as the NAACCR XML dictionaries name it. */
public enum Padding {
    NONE("none"), LEFT_ZERO("leftZero"), LEFT_BLANK("leftBlank"), RIGHT_ZERO("rightZero"), RIGHT_BLANK("rightBlank");

    private final String xmlName;

    Padding(String xmlName) {
        this.xmlName = xmlName;
    }

    /** The name used in dictionary files, for example {@code leftZero}. */
    public String xmlName() {
        return xmlName;
    }

    /**
     * The padding with the given name in a dictionary file.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Padding of(String xmlName) {
        for (Padding padding : values()) {
            if (padding.xmlName.equals(xmlName)) {
                return padding;
            }
        }
        throw new IllegalArgumentException("Unknown padding " + xmlName);
    }
}
