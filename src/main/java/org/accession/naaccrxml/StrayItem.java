package org.accession.naaccrxml;

/**
 * An item that {@code Values} cannot hold: one that no dictionary knows, or the second one of the same id.
 * It is written back as it came.
 *
 * @param id the attribute naaccrId, or null
 * @param number the attribute naaccrNum, or null
 * @param value the value
 */
public record StrayItem(String id, String number, String value) {}
