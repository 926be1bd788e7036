package org.accession.staging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import com.imsweb.staging.Staging;
import com.imsweb.staging.cs.CsDataProvider;
import com.imsweb.staging.entities.StagingData;
import com.imsweb.staging.eod.EodDataProvider;
import com.imsweb.staging.tnm.TnmDataProvider;

/**
 * Cases staged a second on one core against NCI's staging library. 20,000 cases of which no two are the same are staged one
 * after the other; the library keeps 500 schema look-ups, Accession keeps nothing. {@code seer} are real-looking cases over
 * all sites, {@code all} goes through every schema of the algorithm, {@code prostate} is the library's slow spot.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class StagingBenchmark {

    private static final int CASES = 20_000;
    private static final int COMPARED = 2_000;

    @Param({"eod", "cs", "tnm"})
    public String algorithm;

    @Param({"seer", "all", "prostate"})
    public String mix;

    private final List<Map<String, String>> cases = new ArrayList<>();
    private Algorithm ours;
    private Staging library;
    private int next;

    @Setup
    public void prepare() {
        Algorithms shipped = Algorithms.shipped(Clock.systemDefaultZone());
        switch (algorithm) {
            case "eod" -> {
                ours = shipped.get(Algorithms.EOD);
                library = Staging.getInstance(EodDataProvider.getInstance(EodDataProvider.EodVersion.V3_0));
            }
            case "cs" -> {
                ours = shipped.get(Algorithms.CS);
                library = Staging.getInstance(CsDataProvider.getInstance(CsDataProvider.CsVersion.V020550));
            }
            default -> {
                ours = shipped.get(Algorithms.TNM);
                library = Staging.getInstance(TnmDataProvider.getInstance(TnmDataProvider.TnmVersion.V2_0));
            }
        }
        if (mix.equals("seer")) {
            fill(realLooking()::addTo);
        } else {
            List<String> schemas = mix.equals("all") ? List.copyOf(ours.schemas()) : List.of(mix);
            GeneratedCases generated = new GeneratedCases(ours, schemas, 0.02, 20);
            fill(more -> more.add(generated.next()));
        }
        Collections.shuffle(cases, new Random(1));
        tellWhatTheyAre();
    }

    private RealLookingCases realLooking() {
        return switch (algorithm) {
            case "eod" -> new RealLookingCases(ours, 2018, 2026);
            case "cs" -> new RealLookingCases(ours, 2004, 2015);
            default -> new RealLookingCases(ours, 2016, 2017);
        };
    }

    /** No two cases are the same. */
    private void fill(Consumer<List<Map<String, String>>> more) {
        Set<Map<String, String>> different = new LinkedHashSet<>();
        while (different.size() < CASES) {
            List<Map<String, String>> next = new ArrayList<>();
            more.accept(next);
            different.addAll(next);
        }
        cases.addAll(List.copyOf(different).subList(0, CASES));
    }

    /** Of how many schemas they are, how many are staged, and that the library says the same of the first. */
    private void tellWhatTheyAre() {
        Set<String> schemas = new TreeSet<>();
        int staged = 0;
        int withFaults = 0;
        for (Map<String, String> given : cases) {
            StagingResult result = ours.stage(new HashMap<>(given));
            if (result instanceof StagingResult.Staged one) {
                staged++;
                withFaults += one.faults().isEmpty() ? 0 : 1;
                schemas.add(one.schema());
            }
        }
        for (Map<String, String> given : cases.subList(0, COMPARED)) {
            Outcome library = Outcome.of(this.library.stage(new StagingData(new HashMap<>(given))));
            if (!Outcome.of(ours.stage(new HashMap<>(given)), given).equals(library)) {
                throw new IllegalStateException("The library says otherwise of " + given);
            }
        }
        System.out.printf("%n%s, %s: %,d different cases, %,d staged, %,d of them with a fault, of %d schemas%n", algorithm,
                mix, cases.size(), staged, withFaults, schemas.size());
    }

    @Benchmark
    public StagingResult accession() {
        return ours.stage(following());
    }

    @Benchmark
    public StagingData library() {
        return library.stage(new StagingData(following()));
    }

    /** A map of its own for each call, as a registry would make it. */
    private Map<String, String> following() {
        next = next + 1 == CASES ? 0 : next + 1;
        return new HashMap<>(cases.get(next));
    }
}
