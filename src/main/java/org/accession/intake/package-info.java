/**
 * What arrives: NAACCR XML files and lists of cases to abstract. Keeps each file as it came, brings its records to the
 * working version, finds the patients and cases that they belong to, and says what became of every record.
 */
package org.accession.intake;
