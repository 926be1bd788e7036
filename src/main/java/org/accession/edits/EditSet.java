package org.accession.edits;

import java.util.List;

/**
 * Edits that are run together.
 *
 * @param tag what it is known by, for example {@code NES0095}
 * @param name its name
 * @param description what it is for
 * @param edits the tags of its edits
 */
public record EditSet(String tag, String name, String description, List<String> edits) {}
