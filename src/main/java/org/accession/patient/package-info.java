/**
 * Patients, tumors and cases: what facilities reported ({@code FacilityPatient}, {@code TumorCase}) apart from what the
 * registry believes ({@code Patient}, {@code Tumor}), their history, and the one way to change a value.
 */
package org.accession.patient;
