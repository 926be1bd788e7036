package org.accession.dictionary;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processor time that the standard dictionaries take in a Java machine that has done nothing before; the median of eleven. */
public final class ColdDictionaries {

    private static final int MACHINES = 11;
    private static final double NANOSECONDS = 1e6;

    private ColdDictionaries() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length > 0) {
            System.out.print(cold());
            return;
        }
        List<Long> times = new ArrayList<>();
        for (int machine = 0; machine < MACHINES; machine++) {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", System.getProperty("java.class.path"), ColdDictionaries.class.getName(), "cold").start();
            times.add(Long.valueOf(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
        }
        times.sort(null);
        System.out.printf("Standard dictionaries, cold: %.0f ms (%.0f to %.0f)%n", times.get(MACHINES / 2) / NANOSECONDS,
                times.get(0) / NANOSECONDS, times.get(MACHINES - 1) / NANOSECONDS);
    }

    private static long cold() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Dictionaries.standard();
        return threads.getCurrentThreadCpuTime() - before;
    }
}
