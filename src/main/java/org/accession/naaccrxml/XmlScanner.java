package org.accession.naaccrxml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * XML markup in a {@link ByteWindow}, one token at a time. Comments and processing instructions are passed over, document
 * types refused.
 */
final class XmlScanner {

    enum Token {
        START, END, TEXT, END_OF_FILE
    }

    private record Open(String name, long line) {}

    private static final int DEEPEST = 256;
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CDATA = ascii("<![CDATA[");
    private static final byte[] COMMENT = ascii("<!--");
    private static final byte[] DECLARATION = ascii("<?xml");
    private static final Pattern DECLARED = Pattern.compile("<\\?xml\\s+version\\s*=\\s*([\"'])1\\.\\d+\\1"
            + "(\\s+encoding\\s*=\\s*([\"'])[A-Za-z][A-Za-z0-9._-]*\\3)?"
            + "(\\s+standalone\\s*=\\s*([\"'])(yes|no)\\5)?\\s*\\?>");

    private final ByteWindow in;
    private final XmlText text;
    private final Namespaces namespaces = new Namespaces();
    private final List<Open> open = new ArrayList<>();
    private final StartTag tag;
    private boolean rootSeen;
    private boolean endPending;
    private boolean captured;

    XmlScanner(ByteWindow in) {
        this.in = in;
        text = new XmlText(in);
        tag = new StartTag(in, text, namespaces);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Passes the XML declaration, if there is one. */
    void prolog() throws IOException {
        if (in.looksAt(BYTE_ORDER_MARK)) {
            in.at += BYTE_ORDER_MARK.length;
        }
        if (in.peek() < 0) {
            throw in.fault("The file is empty.");
        }
        if (in.looksAt(DECLARATION) && text.isSpaceAt(DECLARATION.length)) {
            in.token = in.position();
            text.passUntil("?>", "XML declaration");
            String declaration = in.decode(in.index(in.token), in.at);
            in.token = ByteWindow.NONE;
            if (!DECLARED.matcher(declaration).matches()) {
                throw in.fault("The XML declaration is not well-formed.");
            }
        }
    }

    /** The next start or end of an element, or text other than space. At text nothing is passed. */
    Token next() throws IOException {
        if (endPending) {
            endPending = false;
            leave();
            return Token.END;
        }
        while (true) {
            text.passSpace();
            int b = in.peek();
            if (b < 0) {
                if (!open.isEmpty()) {
                    throw in.fault("The file ends within <" + innermost().name() + "> of line " + innermost().line()
                            + ".");
                }
                if (!rootSeen) {
                    throw in.fault("The file is not XML: it holds no element.");
                }
                return Token.END_OF_FILE;
            }
            if (b != '<' || in.looksAt(CDATA)) {
                if (open.isEmpty()) {
                    throw in.fault(rootSeen
                            ? "Something stands behind the end of the root element."
                            : "The file is not XML: it does not begin with an element.");
                }
                return Token.TEXT;
            }
            if (!in.looksAt(COMMENT) && !text.isAt(1, '?')) {
                return startOrEnd();
            }
            passAside();
        }
    }

    private Token startOrEnd() throws IOException {
        if (text.isAt(1, '/')) {
            end();
            return Token.END;
        }
        if (text.isAt(1, '!')) {
            throw in.fault("A document type or declaration (<!...>) is not allowed in NAACCR XML.");
        }
        start();
        return Token.START;
    }

    /** Passes a comment or processing instruction. */
    private void passAside() throws IOException {
        if (in.looksAt(COMMENT)) {
            text.passComment();
        } else {
            in.token = in.position();
            in.at += 2;
            String target = text.name();
            if (target.equalsIgnoreCase("xml")) {
                throw in.fault("An XML declaration may stand only at the very beginning of the file.");
            }
            if (!text.isSpaceAt(0) && !(text.isAt(0, '?') && text.isAt(1, '>'))) {
                throw in.fault("The processing instruction is not well-formed.");
            }
            in.token = in.position();
            text.passUntil("?>", "processing instruction");
            in.decode(in.index(in.token), in.at);
            in.token = ByteWindow.NONE;
        }
    }

    private void start() throws IOException {
        if (open.isEmpty() && rootSeen) {
            throw in.fault("A second root element begins.");
        }
        if (open.size() == DEEPEST) {
            throw in.fault("Elements are nested more than " + DEEPEST + " deep.");
        }
        rootSeen = true;
        if (!captured) {
            in.capture = in.position();
        }
        tag.read(open.size() + 1);
        open.add(new Open(tag.qualifiedName(), tag.line()));
        endPending = tag.isEmpty();
        if (!captured && tag.isNaaccr()) {
            in.capture = ByteWindow.NONE;
        }
    }

    private void end() throws IOException {
        in.token = in.position();
        in.at += 2;
        String qualified = text.name();
        text.passSpace();
        text.expect('>', "after </" + qualified);
        in.token = ByteWindow.NONE;
        if (open.isEmpty() || !innermost().name().equals(qualified)) {
            throw in.fault("</" + qualified + "> closes "
                    + (open.isEmpty()
                            ? "nothing."
                            : "<" + innermost().name() + "> of line " + innermost().line() + "."));
        }
        leave();
    }

    private Open innermost() {
        return open.get(open.size() - 1);
    }

    private void leave() {
        namespaces.leave(open.size());
        open.remove(open.size() - 1);
    }

    /** Behind a start: forgets the element, whose end will not be read. */
    void abandon() {
        endPending = false;
        leave();
    }

    /** Behind a start: the text of the element up to and with its end; it may hold no other element. */
    String content() throws IOException {
        if (endPending) {
            next();
            return "";
        }
        String element = innermost().name();
        String content = text.content(element);
        while (!text.isAt(1, '/')) {
            passAside();
            content += text.content(element);
        }
        end();
        return content;
    }

    /** Behind a start: passes the element up to and with its end; its XML if it is to be kept, else null. */
    String element(boolean keep) throws IOException {
        long start = tag.position();
        int nameEnd = tag.nameEnd();
        int depth = open.size();
        in.capture = keep ? start : ByteWindow.NONE;
        captured = true;
        namespaces.watch(depth);
        tag.resolveAgain();
        while (open.size() >= depth) {
            if (next() == Token.TEXT) {
                text.pass();
            }
        }
        captured = false;
        StringBuilder undeclared = new StringBuilder();
        namespaces.unwatch().forEach((outerPrefix, outerUri) -> undeclared.append(' ')
                .append(outerPrefix.isEmpty() ? "xmlns" : "xmlns:" + outerPrefix).append("=\"")
                .append(XmlCharacters.escape(outerUri)).append('"'));
        if (!keep) {
            return null;
        }
        int from = in.index(start);
        in.capture = ByteWindow.NONE;
        return XmlCharacters.lineFeeds(in.decode(from, from + nameEnd) + undeclared + in.decode(from + nameEnd, in.at));
    }

    /** The start tag that was read last. */
    StartTag tag() {
        return tag;
    }
}
