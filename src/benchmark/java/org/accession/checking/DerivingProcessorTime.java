package org.accession.checking;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.patient.TumorCase;
import org.accession.staging.Algorithms;
import org.accession.staging.CaseStager;
import org.accession.staging.StagingYears;
import org.accession.staging.derived.DerivationSettings;
import org.accession.staging.derived.DerivedItems;
import org.accession.staging.derived.DerivedPatient;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What deriving adds to storing a case, by the processor time of the thread: loading all that is needed, deriving, and
 * putting the reason into words. Writing the row of the result is not in it.
 */
public final class DerivingProcessorTime {

    private static final int ROUNDS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private DerivingProcessorTime() {}

    public static void main(String... arguments) throws Exception {
        List<SyntheticPatient> patients = SyntheticRegistry.demo().patients();
        long start = time();
        Algorithms algorithms = Algorithms.shipped(Clock.systemUTC());
        DerivedItems items = new DerivedItems(
                new CaseStager(algorithms, StagingYears.standard(), Dictionaries.standard()), Dictionaries.standard(),
                DerivationSettings.followedUntil(2025));
        items.derive(patients.get(0).values(), patients.get(0).tumors());
        System.out.printf("the first patient, with all that is loaded for it: %,d ms%n", (time() - start) / 1_000_000);
        for (int round = 0; round < ROUNDS; round++) {
            round(patients, items, algorithms);
        }
    }

    private static void round(List<SyntheticPatient> patients, DerivedItems items, Algorithms algorithms)
            throws Exception {
        long deriving = 0;
        long explaining = 0;
        int tumors = 0;
        long bytes = 0;
        for (SyntheticPatient patient : patients) {
            long start = time();
            DerivedPatient derived = items.derive(patient.values(), patient.tumors());
            long between = time();
            for (int i = 0; i < patient.tumors().size(); i++) {
                StagingResults.Staging staging = StagingResults.Staging.of(new TumorCase(), derived.stage(i),
                        algorithms);
                for (StoredStaging result : staging.results()) {
                    bytes += JSON.writeValueAsBytes(result.trace).length;
                }
            }
            deriving += between - start;
            explaining += time() - between;
            tumors += patient.tumors().size();
        }
        System.out.printf("%d tumors: derive %.3f ms, explain and write as JSON %.3f ms, %,d bytes of reason a tumor%n",
                tumors, deriving / 1e6 / tumors, explaining / 1e6 / tumors, bytes / tumors);
    }

    private static long time() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
