package org.accession.cli;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.TumorRecord;
import org.accession.staging.Algorithms;
import org.accession.staging.CaseStager;
import org.accession.staging.DerivedValue;
import org.accession.staging.StagingYears;
import org.accession.staging.derived.DerivationSettings;
import org.accession.staging.derived.DerivedItems;
import org.accession.staging.derived.DerivedPatient;

/**
 * Adds the derived items to patients as they were read. It derives from a copy in the working version, and writes into the
 * values of the file's own version.
 */
final class PatientStager {

    private final Algorithms algorithms;
    private final Dictionary ofFile;
    private final Conversion conversion;
    private final DerivedItems items;

    PatientStager(Algorithms algorithms, StagingYears years, Dictionaries dictionaries, Dictionary ofFile,
            DerivationSettings settings) {
        this.algorithms = algorithms;
        this.ofFile = ofFile;
        conversion = Conversion.between(ofFile, dictionaries.working());
        items = DerivedItems.forFiles(new CaseStager(algorithms, years, dictionaries), dictionaries, settings);
    }

    StagedPatient stage(PatientRecord record) {
        Values patient = record.values().copy();
        List<Values> tumors = record.tumors().stream().map(TumorRecord::values).map(Values::copy).toList();
        List<ConversionNote> notes = conversion.apply(patient, tumors);
        DerivedPatient derived = items.derive(patient, tumors);
        List<DerivedValue> unwritten = new ArrayList<>(0);
        derived.ofPatient().forEach(value -> set(record.values(), value, unwritten));
        for (int tumor = 0; tumor < tumors.size(); tumor++) {
            Values values = record.tumors().get(tumor).values();
            derived.ofTumor(tumor).forEach(value -> set(values, value, unwritten));
        }
        return new StagedPatient(record, derived, notes, unwritten, algorithms);
    }

    private void set(Values values, DerivedValue value, List<DerivedValue> unwritten) {
        if (value.item() != null) {
            Item item = ofFile.at(value.item().ordinal());
            if (item != null && item.misfit(value.value()).isEmpty()) {
                values.set(item, value.value());
            } else {
                unwritten.add(value);
            }
        }
    }
}
