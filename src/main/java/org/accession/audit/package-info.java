/**
 * Who changed what, who saw what, and who signed in, administered or called a command: logs that nobody can rewrite unseen,
 * and what verifies all of them. Knows patients and cases by their ids only.
 */
package org.accession.audit;
