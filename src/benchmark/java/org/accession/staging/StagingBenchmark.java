package org.accession.staging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

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
 * Cases staged a second on one core against NCI's staging library. 20,000 cases that differ, over all schemas of the
 * algorithm, are staged one after the other; the library keeps 500 schema look-ups and gains nothing by it. With
 * {@code prostate} all the cases are of that schema.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class StagingBenchmark {

    private static final int CASES = 20_000;

    @Param({"eod", "cs", "tnm"})
    public String algorithm;

    @Param({"all", "prostate"})
    public String schema;

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
        List<String> schemas = schema.equals("all") ? List.copyOf(ours.schemas()) : List.of(schema);
        GeneratedCases generated = new GeneratedCases(ours, schemas, 0.02, 20);
        while (cases.size() < CASES) {
            cases.add(generated.next());
        }
        Collections.shuffle(cases, new Random(1));
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
