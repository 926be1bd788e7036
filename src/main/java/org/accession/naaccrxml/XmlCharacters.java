package org.accession.naaccrxml;

/** What XML makes of single characters, and how text is written for it. */
final class XmlCharacters {

    private XmlCharacters() {}

    /** Whether XML cannot hold the character. */
    static boolean isControl(int character) {
        return character < ' ' && character != '\n' && character != '\t' && character != '\r' || character == 0xfffe
                || character == 0xffff;
    }

    /** Whether XML takes the character for white space. */
    static boolean isSpace(char character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r';
    }

    /** Whether the text is white space alone. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether XML cannot hold some character of the text. */
    static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The text with each line end as one line feed. */
    static String lineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The text as it stands in an attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;");
    }
}
