package org.accession.checking;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.Finding;
import org.accession.edits.ShippedMetafiles;
import org.accession.staging.CollaborativeSchemas;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;

/**
 * What checking one case takes when a value of it is saved: brought to the version of the metafile, all edits run, findings
 * put into words. One case after the other, by the processor time of the thread; reading and writing rows is not in it.
 */
public final class LiveCheckTime {

    private static final int WARM_UP = 4;
    private static final int ROUNDS = 4;

    private LiveCheckTime() {}

    public static void main(String... arguments) {
        CompiledMetafile metafile = CompiledMetafile.compile(ShippedMetafiles.all().get(0), Dictionaries.standard());
        measure("the set that is usual", metafile, ChosenEdits.usual(metafile));
        measure("every edit", metafile, new ChosenEdits(metafile.metafile().name(), List.of(), true, false));
    }

    private static void measure(String what, CompiledMetafile metafile, ChosenEdits chosen) {
        ActiveEdits edits = new ActiveEdits(metafile, chosen.of(metafile), Dictionaries.standard(), Clock.systemUTC(),
                CollaborativeSchemas.shipped(Clock.systemUTC()));
        List<SyntheticPatient> patients = SyntheticRegistry.demo().patients();
        List<Double> times = new ArrayList<>();
        int found = 0;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (SyntheticPatient patient : patients) {
                if (patient.tumors().size() == 1) {
                    long start = time();
                    List<List<Finding>> findings = edits
                            .check(List.of(edits.records(patient.values(), patient.tumors())));
                    found += new FindingWords(edits, patient.values(), findings).ofCase(0).size();
                    if (round >= WARM_UP) {
                        times.add((time() - start) / 1e6);
                    }
                }
            }
        }
        Collections.sort(times);
        System.out.printf("%s, %d edits: median %.2f ms, 95 %% below %.2f ms, 99 %% below %.2f ms (%d findings)%n", what,
                edits.size(), at(times, 0.5), at(times, 0.95), at(times, 0.99), found);
    }

    private static double at(List<Double> times, double share) {
        return times.get((int) (times.size() * share));
    }

    private static long time() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
