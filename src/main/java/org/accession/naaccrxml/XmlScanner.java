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

    record Attribute(String prefix, String name, String uri, String value) {
        String qualifiedName() {
            return prefix.isEmpty() ? name : prefix + ":" + name;
        }
    }

    private record Open(String name, long line) {}

    private static final int MOST_ATTRIBUTES = 256;
    private static final int DEEPEST = 256;
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
    private final List<Attribute> attributes = new ArrayList<>();
    private boolean rootSeen;
    private boolean endPending;
    private boolean captured;

    private long position;
    private long line;
    private String prefix;
    private String name;
    private String uri;
    private int nameBytes;

    XmlScanner(ByteWindow in) {
        this.in = in;
        text = new XmlText(in);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Passes the XML declaration, if there is one. */
    void prolog() throws IOException {
        if (in.peek() == 0xef) {
            in.at += 3;
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
                return tag();
            }
            passAside();
        }
    }

    private Token tag() throws IOException {
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
        position = in.position();
        line = in.line;
        if (!captured) {
            in.capture = position;
        }
        in.at++;
        String qualified = text.name();
        nameBytes = (int) (in.position() - position - 1);
        attributes.clear();
        while (attribute(qualified)) {
            if (attributes.size() > MOST_ATTRIBUTES) {
                throw in.fault("<" + qualified + "> has more than " + MOST_ATTRIBUTES + " attributes.");
            }
        }
        open.add(new Open(qualified, line));
        resolve(qualified);
        if (!captured && uri.equals(Namespaces.NAACCR)) {
            in.capture = ByteWindow.NONE;
        }
    }

    /** Reads an attribute, or the end of the tag: then it answers false. */
    private boolean attribute(String element) throws IOException {
        boolean space = text.passSpace();
        int b = in.peek();
        if (b == '>') {
            in.at++;
            return false;
        }
        if (b == '/' && text.isAt(1, '>')) {
            in.at += 2;
            endPending = true;
            return false;
        }
        if (b < 0) {
            throw in.fault("The file ends within the tag <" + element + ">.");
        }
        if (!space) {
            throw in.fault("The tag <" + element + "> is not well-formed.");
        }
        String qualified = text.name();
        text.passSpace();
        text.expect('=', "after the attribute " + qualified);
        text.passSpace();
        attributes.add(new Attribute(prefix(qualified), local(qualified), "", text.attributeValue(qualified)));
        return true;
    }

    private void resolve(String qualified) throws StructuralFault {
        for (Attribute attribute : attributes) {
            if (attribute.qualifiedName().equals("xmlns")) {
                namespaces.declare("", attribute.value(), open.size());
            } else if (attribute.prefix().equals("xmlns")) {
                if (attribute.value().isEmpty()) {
                    throw in.fault("The prefix " + attribute.name() + " is declared without a namespace.");
                }
                namespaces.declare(attribute.name(), attribute.value(), open.size());
            }
        }
        prefix = prefix(qualified);
        name = local(qualified);
        uri = uri(prefix);
        for (int i = 0; i < attributes.size(); i++) {
            Attribute plain = attributes.get(i);
            String attributeUri = plain.prefix().isEmpty() || plain.prefix().equals("xmlns")
                    ? plain.prefix()
                    : uri(plain.prefix());
            Attribute resolved = new Attribute(plain.prefix(), plain.name(), attributeUri, plain.value());
            for (Attribute former : attributes.subList(0, i)) {
                if (former.name().equals(resolved.name()) && former.uri().equals(attributeUri)) {
                    throw in.fault("The attribute " + plain.qualifiedName() + " stands twice.");
                }
            }
            attributes.set(i, resolved);
        }
    }

    private String uri(String of) throws StructuralFault {
        String found = namespaces.resolve(of);
        if (found == null) {
            throw in.fault("The namespace prefix " + of + " is not declared.");
        }
        return found;
    }

    private String prefix(String qualified) throws StructuralFault {
        int colon = qualified.indexOf(':');
        if (colon == 0 || colon == qualified.length() - 1 || colon != qualified.lastIndexOf(':')) {
            throw in.fault("The name " + qualified + " is not well-formed.");
        }
        return colon < 0 ? "" : qualified.substring(0, colon);
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
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
        long start = position;
        int nameEnd = nameBytes + 1;
        int depth = open.size();
        in.capture = keep ? start : ByteWindow.NONE;
        captured = true;
        namespaces.watch(depth);
        uri(prefix);
        for (Attribute attribute : attributes) {
            if (!attribute.prefix().isEmpty() && !attribute.prefix().equals("xmlns")) {
                uri(attribute.prefix());
            }
        }
        while (open.size() >= depth) {
            if (next() == Token.TEXT) {
                text.pass();
            }
        }
        captured = false;
        StringBuilder undeclared = new StringBuilder();
        namespaces.unwatch().forEach((outerPrefix, outerUri) -> undeclared.append(' ')
                .append(outerPrefix.isEmpty() ? "xmlns" : "xmlns:" + outerPrefix).append("=\"")
                .append(XmlText.escape(outerUri)).append('"'));
        if (!keep) {
            return null;
        }
        int from = in.index(start);
        in.capture = ByteWindow.NONE;
        return XmlText.lineFeeds(in.decode(from, from + nameEnd) + undeclared + in.decode(from + nameEnd, in.at));
    }

    /** The innermost element and its attributes, behind a start. */
    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    /** Whether the tag was its own end, which is the next token. */
    boolean isEmptyElement() {
        return endPending;
    }

    boolean isNaaccr() {
        return uri.equals(Namespaces.NAACCR);
    }

    String uri() {
        return uri;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** Where the tag that was read last begins. */
    long position() {
        return position;
    }

    long line() {
        return line;
    }
}
