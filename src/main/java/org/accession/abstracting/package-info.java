/**
 * Abstracting: a patient with their tumors in time, and a case with all its items.
 * May see {@code patient} and what lies below it; no other feature.
 */
package org.accession.abstracting;
