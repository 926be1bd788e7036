package org.accession.naaccrxml;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Values;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import com.imsweb.naaccrxml.NaaccrIOException;
import com.imsweb.naaccrxml.NaaccrOptions;
import com.imsweb.naaccrxml.PatientXmlReader;
import com.imsweb.naaccrxml.entity.AbstractEntity;
import com.imsweb.naaccrxml.entity.Item;
import com.imsweb.naaccrxml.entity.Patient;
import com.imsweb.naaccrxml.entity.Tumor;

/** Reads one patient after the other from a file, around and around; values are validated, and all of them are used. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 3)
public class NaaccrXmlReadBenchmark {

    private NaaccrXmlReader accession;
    private PatientXmlReader peer;

    @Setup
    public void open() throws IOException, NaaccrIOException {
        BenchmarkFile.path();
        openAccession();
        openPeer();
    }

    private void openAccession() throws IOException {
        accession = NaaccrXmlReader.open(Files.newInputStream(BenchmarkFile.path()), Dictionaries.standard(),
                ReaderOptions.standard());
    }

    private void openPeer() throws IOException, NaaccrIOException {
        NaaccrOptions options = NaaccrOptions.getDefault();
        options.setValidateReadValues(true);
        peer = new PatientXmlReader(Files.newBufferedReader(BenchmarkFile.path()), options);
    }

    @Benchmark
    public void accession(Blackhole blackhole, Tumors count) throws IOException {
        PatientRecord patient = accession.next();
        if (patient == null) {
            accession.close();
            openAccession();
            patient = accession.next();
        }
        consume(patient.values(), blackhole);
        for (TumorRecord tumor : patient.tumors()) {
            consume(tumor.values(), blackhole);
            count.tumors++;
        }
        blackhole.consume(patient.faults());
    }

    private static void consume(Values values, Blackhole blackhole) {
        for (int ordinal = 0; ordinal < values.limit(); ordinal++) {
            if (values.has(ordinal)) {
                blackhole.consume(values.get(ordinal));
            }
        }
    }

    @Benchmark
    public void naaccrXml9(Blackhole blackhole, Tumors count) throws IOException, NaaccrIOException {
        Patient patient = peer.readPatient();
        if (patient == null) {
            peer.close();
            openPeer();
            patient = peer.readPatient();
        }
        consume(patient, blackhole);
        for (Tumor tumor : patient.getTumors()) {
            consume(tumor, blackhole);
            count.tumors++;
        }
        blackhole.consume(patient.getAllValidationErrors());
    }

    private static void consume(AbstractEntity entity, Blackhole blackhole) {
        for (Item item : entity.getItems()) {
            blackhole.consume(item.getValue());
        }
    }

    @TearDown
    public void close() throws IOException {
        accession.close();
        peer.close();
    }
}
