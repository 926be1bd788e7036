package org.accession.audit;

import java.time.Instant;

/**
 * A row of a log that is sealed.
 *
 * @param at when it says that it was written, or null
 * @param patientId of whom it is, or null
 * @param hash of the row as it stands
 */
record LogRow(long id, Instant at, Long patientId, byte[] hash) {}
