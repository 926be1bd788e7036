package org.accession.naaccrxml;

/**
 * An element of a foreign namespace, kept as it came.
 *
 * @param xml the element with its content; it declares each namespace that it uses
 */
public record Extension(String xml) {}
