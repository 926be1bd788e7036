package org.accession.naaccrxml;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.accession.dictionary.Dictionaries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import com.imsweb.naaccrxml.NaaccrIOException;
import com.imsweb.naaccrxml.NaaccrOptions;
import com.imsweb.naaccrxml.PatientXmlReader;
import com.imsweb.naaccrxml.PatientXmlWriter;
import com.imsweb.naaccrxml.entity.Patient;

/** Writes patients that are in memory, one after the other, as bytes that go nowhere. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 3)
public class NaaccrXmlWriteBenchmark {

    private static final int IN_MEMORY = 2_000;

    private final List<PatientRecord> records = new ArrayList<>();
    private final List<Patient> patients = new ArrayList<>();
    private int next;
    private NaaccrXmlWriter accession;
    private PatientXmlWriter peer;

    @Setup
    public void open() throws IOException, NaaccrIOException {
        try (NaaccrXmlReader reader = NaaccrXmlReader.open(Files.newInputStream(BenchmarkFile.path()),
                Dictionaries.standard(), ReaderOptions.standard());
                PatientXmlReader peerReader = new PatientXmlReader(Files.newBufferedReader(BenchmarkFile.path()))) {
            for (int i = 0; i < IN_MEMORY; i++) {
                records.add(reader.next());
                patients.add(peerReader.readPatient());
            }
            accession = NaaccrXmlWriter.open(OutputStream.nullOutputStream(), reader.root(), WriterOptions.standard());
            peer = new PatientXmlWriter(new BufferedWriter(
                    new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8), 1 << 16),
                    peerReader.getRootData(), NaaccrOptions.getDefault());
        }
    }

    @Benchmark
    public List<ValueFault> accession(Tumors count) throws IOException {
        PatientRecord patient = records.get(next++ % IN_MEMORY);
        count.tumors += patient.tumors().size();
        return accession.write(patient);
    }

    @Benchmark
    public void naaccrXml9(Tumors count) throws NaaccrIOException {
        Patient patient = patients.get(next++ % IN_MEMORY);
        count.tumors += patient.getTumors().size();
        peer.writePatient(patient);
    }
}
