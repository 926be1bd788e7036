package org.accession.cli;

import java.util.List;

import org.accession.dictionary.ConversionNote;
import org.accession.naaccrxml.PatientRecord;
import org.accession.staging.Algorithms;
import org.accession.staging.DerivedValue;
import org.accession.staging.derived.DerivedPatient;

/**
 * A patient whose values have the derived items, with what is to be told about them.
 *
 * @param notes what was converted in the copy from which was derived
 * @param unwritten derived items that the version of the file does not have, or not with this value
 */
record StagedPatient(PatientRecord record, DerivedPatient derived, List<ConversionNote> notes,
        List<DerivedValue> unwritten, Algorithms algorithms) {}
