package org.accession.dictionary;

/** The element of a NAACCR XML file to which an item belongs. */
public enum Level {
    ROOT("NaaccrData"), PATIENT("Patient"), TUMOR("Tumor");

    private final String xmlName;

    Level(String xmlName) {
        this.xmlName = xmlName;
    }

    /** The name of the element, for example {@code Tumor}. */
    public String xmlName() {
        return xmlName;
    }

    /**
     * The level whose element has the given name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Level of(String xmlName) {
        for (Level level : values()) {
            if (level.xmlName.equals(xmlName)) {
                return level;
            }
        }
        throw new IllegalArgumentException("Unknown element " + xmlName);
    }
}
