package org.accession.cli;

import org.accession.naaccrxml.PatientRecord;
import org.accession.staging.Algorithms;
import org.accession.staging.derived.DerivedPatient;

/** A patient whose values have the derived items, with what is to be told about them. */
record StagedPatient(PatientRecord record, DerivedPatient derived, Algorithms algorithms) {}
