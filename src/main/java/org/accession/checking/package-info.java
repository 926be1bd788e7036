/**
 * Checking: derives and stages a case whenever it is stored or changed, and runs the edits over it; keeps what each algorithm
 * and each edit says with the reason, and holds the algorithms and metafiles that are installed. Observes what
 * {@code patient} sends; sees no feature.
 */
package org.accession.checking;
