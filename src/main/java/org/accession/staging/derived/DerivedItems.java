package org.accession.staging.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.staging.CaseStager;
import org.accession.staging.StagingSchemas;

/** Derives everything that follows from the values of a patient and the tumors. Safe for use by several threads. */
public final class DerivedItems {

    private final List<Derivation> derivations = new ArrayList<>();

    /** Derives everything, NAACCR items and recodes. */
    public DerivedItems(CaseStager stager, Dictionaries dictionaries, DerivationSettings settings) {
        this(stager, dictionaries, settings, true);
    }

    /** Derives what can stand in a NAACCR file. */
    public static DerivedItems forFiles(CaseStager stager, Dictionaries dictionaries, DerivationSettings settings) {
        return new DerivedItems(stager, dictionaries, settings, false);
    }

    /** @param recodes whether what is no NAACCR item is derived, too */
    private DerivedItems(CaseStager stager, Dictionaries dictionaries, DerivationSettings settings, boolean recodes) {
        Dictionary dictionary = dictionaries.working();
        // The age is an input of pediatric staging, the schema of the summary grade, the county of what follows it
        derivations.add(new AgeAtDiagnosis(dictionary));
        derivations.add(new StageDerivation(stager));
        derivations.add(new SummaryGrade(dictionary));
        if (recodes) {
            derivations.add(new HistoricStage(dictionary));
        }
        StagingSchemas.rows("derivations.csv").stream()
                .map(row -> new LibraryDerivation(row, dictionaries, settings))
                .filter(derivation -> recodes || derivation.givesItems())
                .forEach(derivations::add);
    }

    /**
     * What the values of the source rest on.
     *
     * @param source as it is stored with the values; with the parameters of its time
     */
    public Optional<Basis> basis(String source, Values patient, Values tumor) {
        return derivations.stream().flatMap(derivation -> derivation.basis(source, patient, tumor).stream())
                .findFirst();
    }

    /**
     * What would be the source now of values that were derived by other parameters, such as another end of the follow-up.
     *
     * @param source as it is stored with the values
     */
    public Optional<String> successor(String source) {
        return derivations.stream().flatMap(derivation -> derivation.successor(source).stream()).findFirst();
    }

    /** Derives in an order in which each finds what it needs. The values that are given are not changed. */
    public DerivedPatient derive(Values patient, List<Values> tumors) {
        DerivedPatient derived = new DerivedPatient(patient, tumors);
        derivations.forEach(derivation -> derivation.derive(derived));
        return derived;
    }
}
