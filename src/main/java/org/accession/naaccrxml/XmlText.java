package org.accession.naaccrxml;

import java.io.IOException;

/** Names, attribute values, text and comments in a {@link ByteWindow}. */
final class XmlText {

    private static final int LONGEST_REFERENCE = 16;
    private static final byte[] CDATA = XmlScanner.ascii("<![CDATA[");
    private static final byte[] COMMENT = XmlScanner.ascii("<!--");
    private static final byte[] CDATA_END = XmlScanner.ascii("]]>");

    private final ByteWindow in;
    private final StringBuilder buffer = new StringBuilder();

    XmlText(ByteWindow in) {
        this.in = in;
    }

    /** Whether the byte at the distance is this one. */
    boolean isAt(int distance, int expected) throws IOException {
        while (in.limit - in.at <= distance) {
            if (!in.fill()) {
                return false;
            }
        }
        return in.bytes[in.at + distance] == expected;
    }

    boolean isSpaceAt(int distance) throws IOException {
        return isAt(distance, ' ') || isAt(distance, '\n') || isAt(distance, '\r') || isAt(distance, '\t');
    }

    /** Passes spaces, tabs and line ends; whether there were any. */
    boolean passSpace() throws IOException {
        boolean any = false;
        while (true) {
            int b = in.peek();
            if (b != ' ' && b != '\n' && b != '\t' && b != '\r') {
                return any;
            }
            in.skip();
            any = true;
        }
    }

    void expect(int expected, String where) throws IOException {
        if (in.peek() != expected) {
            throw in.fault("\"" + (char) expected + "\" is missing " + where + ".");
        }
        in.at++;
    }

    /** Reads a name, which may have a prefix. */
    String name() throws IOException {
        long outerToken = in.token;
        in.token = Math.min(in.token, in.position());
        long start = in.position();
        for (int b = in.peek(); isNamePart(b); b = in.peek()) {
            in.at++;
        }
        String name = in.decode(in.index(start), in.at);
        in.token = outerToken;
        if (name.isEmpty() || "-.:0123456789".indexOf(name.charAt(0)) >= 0) {
            throw in.fault("A name is missing or not well-formed.");
        }
        return name;
    }

    private static boolean isNamePart(int b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '-' || b == '.'
                || b == ':' || b >= 0x80;
    }

    /** Passes everything up to and with the end given. */
    void passUntil(String end, String what) throws IOException {
        byte[] bytes = XmlScanner.ascii(end);
        while (!in.looksAt(bytes)) {
            int b = in.peek();
            if (b < 0) {
                throw in.fault("The file ends within a " + what + ".");
            }
            if (XmlCharacters.isControl(b)) {
                throw in.fault(controlSentence(b));
            }
            in.skip();
        }
        in.at += bytes.length;
    }

    void passComment() throws IOException {
        in.at += COMMENT.length;
        in.token = in.position();
        passUntil("--", "comment");
        if (in.peek() != '>') {
            throw in.fault("A comment holds \"--\".");
        }
        in.at++;
        in.decode(in.index(in.token), in.at);
        in.token = ByteWindow.NONE;
    }

    /** Reads a value in quotes: line ends and tabs become spaces, references what they stand for. */
    String attributeValue(String attribute) throws IOException {
        int quote = in.peek();
        if (quote != '"' && quote != '\'') {
            throw in.fault("The value of the attribute " + attribute + " is not in quotes.");
        }
        in.at++;
        buffer.setLength(0);
        in.token = in.position();
        while (true) {
            int b = in.peek();
            if (b == quote) {
                append();
                in.at++;
                in.token = ByteWindow.NONE;
                return buffer.toString();
            }
            if (b == '&') {
                append();
                reference();
                checkControls();
            } else if (b == '\n' || b == '\r' || b == '\t') {
                append();
                if (!(b == '\r' && isAt(1, '\n'))) {
                    buffer.append(' ');
                }
                in.skip();
                in.token = in.position();
            } else if (b == '<' || b < 0) {
                throw in.fault("The value of the attribute " + attribute + " has no end.");
            } else if (XmlCharacters.isControl(b)) {
                throw in.fault(controlSentence(b));
            } else {
                in.at++;
            }
        }
    }

    /** Reads text with CDATA sections and comments, up to an end tag or a processing instruction. */
    String content(String element) throws IOException {
        buffer.setLength(0);
        in.token = in.position();
        long most = in.position() + ByteWindow.MOST;
        while (true) {
            int b = in.peek();
            if (in.position() > most) {
                throw in.fault("A value is longer than " + ByteWindow.MOST / (1 << 20) + " MB.");
            }
            if (b == '<') {
                append();
                if (in.looksAt(CDATA)) {
                    cdata();
                } else if (in.looksAt(COMMENT)) {
                    passComment();
                    in.token = in.position();
                } else if (isAt(1, '/') || isAt(1, '?')) {
                    in.token = ByteWindow.NONE;
                    return XmlCharacters.lineFeeds(buffer.toString());
                } else {
                    throw in.fault("<" + element + "> may hold text only.");
                }
            } else if (b == '&') {
                append();
                reference();
            } else if (b == '\r') {
                append();
                carriageReturn();
            } else if (b == ']' && in.looksAt(CDATA_END)) {
                throw in.fault("\"]]>\" stands outside of a CDATA section.");
            } else if (b < 0) {
                throw in.fault("The file ends within <" + element + ">.");
            } else {
                in.skip();
            }
        }
    }

    private void cdata() throws IOException {
        in.at += CDATA.length;
        in.token = in.position();
        while (!in.looksAt(CDATA_END)) {
            int b = in.peek();
            if (b < 0) {
                throw in.fault("The file ends within a CDATA section.");
            }
            if (b == '\r') {
                append();
                carriageReturn();
            } else {
                in.skip();
            }
        }
        append();
        in.at += CDATA_END.length;
        in.token = in.position();
    }

    /** Passes a line end that is not, or not only, a line feed. XML has one line feed for it (section 2.11). */
    private void carriageReturn() throws IOException {
        in.at++;
        if (in.peek() == '\n') {
            in.skip();
        }
        buffer.append('\n');
        in.token = in.position();
    }

    /** Passes text up to the next tag, comment or processing instruction. */
    void pass() throws IOException {
        if (in.looksAt(CDATA)) {
            buffer.setLength(0);
            cdata();
            checkControls();
            in.token = ByteWindow.NONE;
            return;
        }
        in.token = in.position();
        for (int b = in.peek(); b >= 0 && b != '<'; b = in.peek()) {
            if (b == '&') {
                buffer.setLength(0);
                reference();
                checkControls();
            } else if (XmlCharacters.isControl(b)) {
                throw in.fault(controlSentence(b));
            } else if (b == ']' && in.looksAt(CDATA_END)) {
                throw in.fault("\"]]>\" stands outside of a CDATA section.");
            } else {
                in.skip();
            }
        }
        in.decode(in.index(in.token), in.at);
        in.token = ByteWindow.NONE;
    }

    private void checkControls() throws StructuralFault {
        for (int i = 0; i < buffer.length(); i++) {
            if (XmlCharacters.isControl(buffer.charAt(i))) {
                throw in.fault(controlSentence(buffer.charAt(i)));
            }
        }
    }

    private void append() throws StructuralFault {
        buffer.append(in.decode(in.index(in.token), in.at));
    }

    private void reference() throws IOException {
        in.token = in.position();
        while (!isAt(0, ';')) {
            if (in.peek() <= ' ' || in.position() - in.token > LONGEST_REFERENCE) {
                throw in.fault("\"&\" begins no character or entity reference.");
            }
            in.at++;
        }
        String name = in.decode(in.index(in.token) + 1, in.at);
        switch (name) {
            case "amp" -> buffer.append('&');
            case "lt" -> buffer.append('<');
            case "gt" -> buffer.append('>');
            case "quot" -> buffer.append('"');
            case "apos" -> buffer.append('\'');
            default -> buffer.appendCodePoint(codePoint(name));
        }
        in.at++;
        in.token = in.position();
    }

    private int codePoint(String name) throws StructuralFault {
        if (!name.matches("#([0-9]+|x[0-9a-fA-F]+)")) {
            throw in.fault("The entity &" + name + "; is not defined: NAACCR XML has amp, lt, gt, quot and apos only.");
        }
        long point = name.charAt(1) == 'x' ? Long.parseLong(name.substring(2), 16) : Long.parseLong(name.substring(1));
        if (point == 0 || point > Character.MAX_CODE_POINT
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw in.fault("&" + name + "; is no character.");
        }
        return (int) point;
    }

    private static String controlSentence(int b) {
        return String.format("The control character %02X is not allowed in XML.", b);
    }
}
