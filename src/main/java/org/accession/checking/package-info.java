/**
 * Checking: derives and stages a case whenever it is stored or changed, keeps what each algorithm says with the reason, and
 * holds the algorithms that are installed. Observes what {@code patient} sends; sees no feature.
 */
package org.accession.checking;
