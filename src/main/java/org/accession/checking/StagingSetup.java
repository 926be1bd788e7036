package org.accession.checking;

import org.accession.staging.Algorithms;
import org.accession.staging.CaseStager;
import org.accession.staging.LicensedStaging;
import org.accession.staging.StagingYears;
import org.accession.staging.derived.DerivedItems;

/**
 * What the registry stages and derives by, as it is at a time.
 *
 * @param algorithms those that are installed
 * @param years which of them stage which years
 * @param stager stages a case by them
 * @param items derives everything that follows from a patient's values
 * @param licensed what a licence allows the registry to know of AJCC staging
 */
public record StagingSetup(Algorithms algorithms, StagingYears years, CaseStager stager, DerivedItems items,
        LicensedStaging licensed) {}
