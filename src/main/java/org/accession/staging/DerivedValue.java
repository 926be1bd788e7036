package org.accession.staging;

import org.accession.dictionary.Item;

/**
 * A value that follows from others.
 *
 * @param source what derived it, for example {@code eod_public 3.0}
 * @param key the name of the value there
 */
public record DerivedValue(Item item, String value, String source, String key) {}
