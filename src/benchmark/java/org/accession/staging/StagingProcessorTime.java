package org.accession.staging;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@link StagingBenchmark} by the processor time of the thread in place of the clock, both engines in turn: for a machine
 * that others use. Prints the median of seven rounds after five for warm-up.
 */
public final class StagingProcessorTime {

    private static final int CALLS = 20_000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 7;

    private StagingProcessorTime() {}

    public static void main(String... arguments) {
        for (String mix : List.of("seer", "all", "prostate")) {
            for (String algorithm : List.of("eod", "cs", "tnm")) {
                StagingBenchmark benchmark = new StagingBenchmark();
                benchmark.algorithm = algorithm;
                benchmark.mix = mix;
                benchmark.prepare();
                compare(benchmark);
            }
        }
    }

    private static void compare(StagingBenchmark benchmark) {
        List<Double> ours = new ArrayList<>();
        List<Double> library = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            double accession = perSecond(benchmark::accession);
            double peer = perSecond(benchmark::library);
            if (round >= WARM_UP) {
                ours.add(accession);
                library.add(peer);
            }
        }
        System.out.printf("%-4s %-9s accession %,9.0f/s   library %,7.0f/s   ratio %.1f%n", benchmark.algorithm,
                benchmark.mix, median(ours), median(library), median(ours) / median(library));
    }

    private static double perSecond(Runnable call) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return CALLS * 1e9 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
