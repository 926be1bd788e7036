/**
 * The log of changes: one row a save, never altered. Knows patients and cases by their ids only.
 */
package org.accession.audit;
