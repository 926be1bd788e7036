package org.accession.edits;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All edits of NAACCR 23 over made-up abstracts: many at a time as in a batch, and one as when a registrar saves it. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class EditsBenchmark {

    private static final int TUMORS = 960;

    private List<EditRecord> records;
    private EditRunner runner;
    private int next;

    @Setup
    public void load() {
        MadeUpAbstracts made = new MadeUpAbstracts(1200);
        records = made.records.subList(0, TUMORS);
        runner = made.runner();
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OperationsPerInvocation(TUMORS)
    public List<List<Finding>> batch() {
        return runner.check(records);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public List<List<Finding>> live() {
        next = (next + 1) % TUMORS;
        return runner.check(records.subList(next, next + 1));
    }
}
