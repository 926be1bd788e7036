package org.accession.naaccrxml;

import java.io.IOException;

/** The file stops being NAACCR XML at some place; nothing can be read beyond it. */
public final class StructuralFault extends IOException {

    private final long line;
    private final long column;
    private final String sentence;

    public StructuralFault(long line, long column, String sentence) {
        super("Line " + line + ", column " + column + ": " + sentence);
        this.line = line;
        this.column = column;
        this.sentence = sentence;
    }

    /** The line, from 1. */
    public long line() {
        return line;
    }

    /** The column in characters, from 1. */
    public long column() {
        return column;
    }

    /** What is wrong, without the place. */
    public String sentence() {
        return sentence;
    }
}
