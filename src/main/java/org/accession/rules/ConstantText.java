package org.accession.rules;

/** A text that is the same for every record. */
record ConstantText(String text) implements Code.OfText {

    @Override
    public String value(Run run) {
        return text;
    }
}
