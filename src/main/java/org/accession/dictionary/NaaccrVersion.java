package org.accession.dictionary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the NAACCR standard, by its number, for example 26.
 * Files write it as {@code 260}, dictionaries as part of their address.
 */
public record NaaccrVersion(int number) implements Comparable<NaaccrVersion> {

    private static final String URI_PREFIX = "http://naaccr.org/naaccrxml/naaccr-dictionary-";
    private static final Pattern BASE_URI = Pattern.compile(Pattern.quote(URI_PREFIX) + "(\\d\\d)0\\.xml");
    private static final Pattern WRITTEN = Pattern.compile("v?(\\d\\d)0?");

    /** The version in which the registry holds its cases. */
    public static final NaaccrVersion WORKING = new NaaccrVersion(26);

    /**
     * The version written as {@code 26}, {@code 260} or {@code v26}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static NaaccrVersion of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a NAACCR version: " + written);
        }
        return new NaaccrVersion(Integer.parseInt(matcher.group(1)));
    }

    /** The version whose base dictionary has the given address, if it is the address of one. */
    public static Optional<NaaccrVersion> ofUri(String baseDictionaryUri) {
        Matcher matcher = BASE_URI.matcher(baseDictionaryUri);
        return matcher.matches() ? Optional.of(of(matcher.group(1))) : Optional.empty();
    }

    /** The version as files write it, for example {@code 260}. */
    public String code() {
        return number + "0";
    }

    /** The address of the base dictionary of this version. */
    public String uri() {
        return URI_PREFIX + code() + ".xml";
    }

    /** The version of the NAACCR XML exchange specification that belongs to this version. */
    public String specification() {
        return number >= 25 ? "1.8" : number == 24 ? "1.7" : number == 23 ? "1.6" : "1.5";
    }

    @Override
    public int compareTo(NaaccrVersion other) {
        return Integer.compare(number, other.number);
    }

    // Written out, for what a record has by itself takes the Java machine 15 ms when it is first asked for.
    @Override
    public boolean equals(Object other) {
        return other instanceof NaaccrVersion version && version.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return "NAACCR " + number;
    }
}
