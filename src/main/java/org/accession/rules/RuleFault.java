package org.accession.rules;

/** Why a source is no rule: the first place that cannot be understood, and a sentence. */
public final class RuleFault extends Exception {

    private final transient Place place;
    private final String sentence;

    public RuleFault(Place place, String sentence) {
        super("line " + place.line() + ", column " + place.column() + ": " + sentence);
        this.place = place;
        this.sentence = sentence;
    }

    /** Where in the source. */
    public Place place() {
        return place;
    }

    /** What is wrong, for people. */
    public String sentence() {
        return sentence;
    }
}
