package org.accession.edits;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Tumors a second of processor time with all edits of NAACCR 23, on a busy machine; and what loading them takes. */
public final class EditsProcessorTime {

    private static final int ROUNDS = 14;

    private EditsProcessorTime() {}

    public static void main(String... arguments) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        MadeUpAbstracts made = new MadeUpAbstracts(1000);
        System.out.printf("edits loaded and compiled, and patients made, in %.1f s%n",
                (clock.getCurrentThreadCpuTime() - start) / 1e9);
        EditRunner runner = made.runner();
        for (int round = 1; round <= ROUNDS; round++) {
            long before = clock.getCurrentThreadCpuTime();
            int findings = runner.check(made.records).stream().mapToInt(List::size).sum();
            double seconds = (clock.getCurrentThreadCpuTime() - before) / 1e9;
            System.out.printf("%d: %.0f tumors/s (%d tumors, %.0f items each, %.0f findings each)%n", round,
                    made.records.size() / seconds, made.records.size(), made.itemsOfARecord(),
                    findings / (double) made.records.size());
        }
        long live = clock.getCurrentThreadCpuTime();
        made.records.subList(0, 500).forEach(record -> runner.check(List.of(record)));
        System.out.printf("one at a time: %.2f ms%n", (clock.getCurrentThreadCpuTime() - live) / 1e6 / 500);
        System.gc();
        System.out.printf("heap in use: %d MB%n",
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
}
