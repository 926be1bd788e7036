package org.accession.naaccrxml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The start tag that was read last. */
final class StartTag {

    record Attribute(String prefix, String name, String uri, String value) {
        String qualifiedName() {
            return prefix.isEmpty() ? name : prefix + ":" + name;
        }

        boolean isDeclaration() {
            return prefix.equals("xmlns") || prefix.isEmpty() && name.equals("xmlns");
        }
    }

    private static final int MOST_ATTRIBUTES = 256;

    private final ByteWindow in;
    private final XmlText text;
    private final Namespaces namespaces;
    private final List<Attribute> attributes = new ArrayList<>();
    private long position;
    private long line;
    private int nameEnd;
    private String qualifiedName;
    private String name;
    private String prefix;
    private String uri;
    private boolean empty;

    StartTag(ByteWindow in, XmlText text, Namespaces namespaces) {
        this.in = in;
        this.text = text;
        this.namespaces = namespaces;
    }

    /** Reads the tag of an element at the depth. */
    void read(int depth) throws IOException {
        position = in.position();
        line = in.line;
        in.at++;
        qualifiedName = text.name();
        nameEnd = (int) (in.position() - position);
        attributes.clear();
        while (readAttribute()) {
            if (attributes.size() > MOST_ATTRIBUTES) {
                throw in.fault("<" + qualifiedName + "> has more than " + MOST_ATTRIBUTES + " attributes.");
            }
        }
        for (Attribute attribute : attributes) {
            if (attribute.isDeclaration()) {
                declare(attribute, depth);
            }
        }
        prefix = prefix(qualifiedName);
        name = local(qualifiedName);
        uri = uri(prefix);
        for (int i = 0; i < attributes.size(); i++) {
            attributes.set(i, resolve(attributes.get(i)));
        }
        for (int i = 1; i < attributes.size(); i++) {
            mindRepetition(attributes.get(i), attributes.subList(0, i));
        }
    }

    /** Reads an attribute, or the end of the tag: then it answers false. */
    private boolean readAttribute() throws IOException {
        boolean space = text.passSpace();
        int b = in.peek();
        empty = b == '/' && text.isAt(1, '>');
        if (b == '>' || empty) {
            in.at += empty ? 2 : 1;
            return false;
        }
        if (b < 0) {
            throw in.fault("The file ends within the tag <" + qualifiedName + ">.");
        }
        if (!space) {
            throw in.fault("The tag <" + qualifiedName + "> is not well-formed.");
        }
        String qualified = text.name();
        text.passSpace();
        text.expect('=', "after the attribute " + qualified);
        text.passSpace();
        attributes.add(new Attribute(prefix(qualified), local(qualified), "", text.attributeValue(qualified)));
        return true;
    }

    private void declare(Attribute attribute, int depth) throws StructuralFault {
        if (attribute.prefix().isEmpty()) {
            namespaces.declare("", attribute.value(), depth);
        } else if (attribute.value().isEmpty()) {
            throw in.fault("The prefix " + attribute.name() + " is declared without a namespace.");
        } else {
            namespaces.declare(attribute.name(), attribute.value(), depth);
        }
    }

    private Attribute resolve(Attribute plain) throws StructuralFault {
        String found = plain.prefix().isEmpty() || plain.isDeclaration() ? plain.prefix() : uri(plain.prefix());
        return new Attribute(plain.prefix(), plain.name(), found, plain.value());
    }

    private void mindRepetition(Attribute attribute, List<Attribute> former) throws StructuralFault {
        for (Attribute other : former) {
            if (other.name().equals(attribute.name()) && other.uri().equals(attribute.uri())) {
                throw in.fault("The attribute " + attribute.qualifiedName() + " stands twice.");
            }
        }
    }

    /** Resolves each prefix of the tag once more, for a {@linkplain Namespaces#watch watch} that begins at it. */
    void resolveAgain() throws StructuralFault {
        uri(prefix);
        for (Attribute attribute : attributes) {
            resolve(attribute);
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

    String qualifiedName() {
        return qualifiedName;
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    /** The namespace; empty if the element has none. */
    String uri() {
        return uri;
    }

    /** Whether this is the start of an element of NAACCR XML. */
    boolean is(String element) {
        return isNaaccr() && name.equals(element);
    }

    boolean isNaaccr() {
        return uri.equals(Namespaces.NAACCR);
    }

    /** Whether the tag is its own end. */
    boolean isEmpty() {
        return empty;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** Where the tag begins. */
    long position() {
        return position;
    }

    /** The line on which it begins. */
    long line() {
        return line;
    }

    /** Where the name ends, in bytes from the beginning of the tag. */
    int nameEnd() {
        return nameEnd;
    }
}
