/**
 * Who changed what, and who saw what: two logs that nobody can rewrite unseen, and what verifies them. Knows patients and
 * cases by their ids only.
 */
package org.accession.audit;
