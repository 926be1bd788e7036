/**
 * Long work: progress that a person can watch, a restart where it stopped, an end that is told in one sentence.
 * Claimed in the database, so that any instance may run it.
 */
package org.accession.jobs;
