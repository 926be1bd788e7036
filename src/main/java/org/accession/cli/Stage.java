package org.accession.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.accession.dictionary.Dictionaries;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.StructuralFault;
import org.accession.naaccrxml.WriterOptions;
import org.accession.staging.Algorithm;
import org.accession.staging.AlgorithmZip;
import org.accession.staging.AlgorithmZip.Opened;
import org.accession.staging.AlgorithmZip.Refused;
import org.accession.staging.Algorithms;
import org.accession.staging.StagingYears;
import org.accession.staging.derived.DerivationSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "stage", sortOptions = false, description = "Adds stage and other derived items to a NAACCR XML file, and says which cases could not be staged and why.", footer = {
        "", "Exit code: 0 if every case was staged, 1 if some were not, 2 if no file was written."})
final class Stage implements Callable<Integer> {

    /** Patients that are in memory at a time. */
    private static final int BATCH = 512;
    private static final int FIRST_YEAR = 1900;

    @Option(names = "--algorithm", paramLabel = "ZIP", description = "An official algorithm zip to stage by, beside those that Accession knows. May be given several times.")
    List<Path> zips = new ArrayList<>();

    @Option(names = "--followed-until", paramLabel = "YEAR", description = "The last year of follow-up that counts for survival time; the last year if it is not given.")
    Integer followedUntil;

    @Option(names = "--faults", description = "List codes that are not in their tables, too.")
    boolean faults;

    @Option(names = "--not-derived", description = "List for each case the other derived items that it did not get, and why; they are counted without it.")
    boolean notDerived;

    @Option(names = "--why", paramLabel = "ITEM", description = "Explain this staged item for each case, for example derivedSummaryStage2018.")
    String why;

    @Parameters(index = "0", paramLabel = "IN", description = "The file to read, plain or gzip; - is standard input.")
    String from;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write, which nobody but you may open; compressed if it ends with .gz; - is standard output.")
    String target;

    @Mixin
    CommonOptions options;

    @Spec
    CommandSpec spec;

    private final Clock clock = Clock.systemDefaultZone();
    private Algorithms algorithms = Algorithms.shipped(clock);
    private StagingYears years = StagingYears.standard();

    @Override
    public Integer call() throws IOException {
        Dictionaries dictionaries = options.dictionaries();
        if (why != null && dictionaries.newest(why).isEmpty()) {
            throw new UnusableFile("--why " + why, "there is no item of this XML id.");
        }
        DerivationSettings settings = DerivationSettings.followedUntil(lastYear());
        openAlgorithms();
        // The report must not mix with the file on standard output.
        PrintWriter out = target.equals("-") ? spec.commandLine().getErr() : spec.commandLine().getOut();
        StageReport report = new StageReport(from, out, faults, notDerived, why);
        try (NaaccrXmlReader reader = new InputFile(from).read(dictionaries)) {
            report.addFaults(reader.root().faults());
            PatientStager stager = new PatientStager(algorithms, years, dictionaries, reader.root().dictionary(),
                    settings);
            OutputFile.write(target, file -> stage(reader, stager, file, report));
        } catch (StructuralFault fault) {
            throw new UnusableFile(from, fault);
        }
        report.end();
        return report.allStaged() ? FileCommands.CLEAN : FileCommands.FAULTS;
    }

    private int lastYear() throws UnusableFile {
        int now = Year.now(clock).getValue();
        if (followedUntil != null && (followedUntil < FIRST_YEAR || followedUntil > now)) {
            throw new UnusableFile("--followed-until " + followedUntil,
                    "this is no year from " + FIRST_YEAR + " to " + now + ".");
        }
        return followedUntil != null ? followedUntil : now - 1;
    }

    private void openAlgorithms() throws IOException {
        for (Path zip : zips) {
            try (InputStream in = new InputFile(zip.toString()).open()) {
                AlgorithmZip.Opening opening = AlgorithmZip.open(in, clock);
                if (opening instanceof Refused refused) {
                    throw new UnusableFile(zip.toString(), String.join(" ", refused.reasons()));
                }
                Algorithm opened = ((Opened) opening).algorithm();
                algorithms = algorithms.with(opened);
                years = years.with(opened.version()).orElseThrow(() -> new UnusableFile(zip.toString(),
                        "it is " + opened.version() + ", by which cases of no year are staged."));
            }
        }
    }

    private static void stage(NaaccrXmlReader reader, PatientStager stager, OutputStream out, StageReport report)
            throws IOException {
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, reader.root(), WriterOptions.standard());
                ReadAhead batches = new ReadAhead(reader, BATCH)) {
            for (List<PatientRecord> batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
                for (StagedPatient patient : batch.parallelStream().map(stager::stage).toList()) {
                    report.addFaults(patient.record().faults());
                    report.addFaults(writer.write(patient.record()));
                    report.add(patient);
                }
            }
        }
    }
}
