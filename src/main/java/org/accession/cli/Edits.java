package org.accession.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.accession.dictionary.Dictionaries;
import org.accession.edits.EditFault;
import org.accession.edits.RecordsOf;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.StructuralFault;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "edits", sortOptions = false, description = "Runs the published edits over NAACCR XML files and prints what they find; a summary per edit goes to standard error.", footer = {
        "", "Exit code: 0 if nothing was found, 1 if something was, 2 if the edits could not run."})
final class Edits implements Callable<Integer> {

    /** Patients that are in memory at a time, twice with those that are read ahead; and those that one thread takes. */
    private static final int BATCH = 1536;
    private static final int SHARE = 96;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check, plain or compressed with gzip; - is standard input.")
    List<String> files;

    @Option(names = "--metafile", paramLabel = "METAFILE", defaultValue = "v23", description = "The edits to run: v23 for those of NAACCR 23, seer for those of SEER that look at all tumors of a patient and others that NAACCR's metafile lacks, or a metafile (.smf or translated .xml). Default: v23.")
    String metafile;

    @Option(names = "--set", paramLabel = "NAME", description = "The edit set, by its tag or name; all is every edit that is loaded. Without it every edit runs but those of the AJCC.")
    String set;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "How findings are printed: text, json (one object a line) or csv.")
    FindingFormat format;

    @Option(names = "--passed", paramLabel = "FILE", description = "Write the patients without errors into this file; for one input file.")
    String passed;

    @Option(names = "--failed", paramLabel = "FILE", description = "Write the patients with errors into this file; for one input file.")
    String failed;

    @Mixin
    CommonOptions options;

    @Spec
    CommandSpec spec;

    private final Clock clock = Clock.systemDefaultZone();

    @Override
    public Integer call() throws IOException {
        PassedAndFailed split = new PassedAndFailed(passed, failed);
        if (split.isAsked() && files.size() != 1) {
            throw new UnusableFile("--passed and --failed", "these go with one input file.");
        }
        Dictionaries dictionaries = options.dictionaries();
        EditsToRun edits = EditsToRun.of(metafile, set, dictionaries);
        EditsReport report = new EditsReport(format, spec.commandLine().getOut(), spec.commandLine().getErr());
        edits.metafile().faults().forEach(fault -> report.note("does not compile: " + fault));
        report.note(edits.summary());
        boolean unusable = false;
        for (String file : files) {
            unusable |= !check(file, edits, split, dictionaries, report);
        }
        report.end();
        return unusable ? FileCommands.FAILED : report.found() ? FileCommands.FAULTS : FileCommands.CLEAN;
    }

    private boolean check(String file, EditsToRun edits, PassedAndFailed split, Dictionaries dictionaries,
            EditsReport report) {
        try (NaaccrXmlReader reader = new InputFile(file).read(dictionaries)) {
            RecordsOf records = new RecordsOf(reader.root().dictionary(), edits.items(dictionaries));
            List<EditFault> faults = edits.notRunnable(records);
            faults.forEach(fault -> report.note(file + ": not runnable: " + fault));
            reader.root().faults().forEach(fault -> report.add(file, fault));
            PatientChecker checker = new PatientChecker(reader.root(), edits.without(faults),
                    edits.items(dictionaries), records, clock);
            split.write(reader.root(), target -> check(file, reader, checker, report, target));
            return true;
        } catch (StructuralFault fault) {
            report.note(new UnusableFile(file, fault).getMessage());
        } catch (IOException failure) {
            report.note(FileCommands.sentence(failure));
        }
        return false;
    }

    private static void check(String file, NaaccrXmlReader reader, PatientChecker checker, EditsReport report,
            PassedAndFailed.Target target) throws IOException {
        try (ReadAhead batches = new ReadAhead(reader, BATCH)) {
            for (List<PatientRecord> batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
                for (CheckedPatient patient : checked(batch, checker)) {
                    report.add(file, patient);
                    target.add(patient);
                }
            }
        }
    }

    private static List<CheckedPatient> checked(List<PatientRecord> batch, PatientChecker checker) {
        return IntStream.range(0, (batch.size() + SHARE - 1) / SHARE).parallel()
                .mapToObj(share -> checker
                        .check(batch.subList(share * SHARE, Math.min((share + 1) * SHARE, batch.size()))))
                .flatMap(List::stream).toList();
    }
}
