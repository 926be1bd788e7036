package org.accession.submission;

/**
 * Something that could not go out as it is held.
 *
 * @param item the item's XML id, or what stands in its place
 * @param what what happened to it
 * @param times how often
 */
public record ExportNote(String item, String what, int times) {}
