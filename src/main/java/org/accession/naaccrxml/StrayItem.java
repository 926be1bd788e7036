package org.accession.naaccrxml;

/**
 * An item that does not stand among the values of its element: no dictionary knows it, it belongs into another element, or
 * it is the second one of the same id. It is written back where it stood.
 *
 * @param id the attribute naaccrId, or null
 * @param number the attribute naaccrNum, or null
 * @param value the value
 */
public record StrayItem(String id, String number, String value) {}
