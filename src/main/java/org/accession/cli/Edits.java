package org.accession.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.edits.CompiledEdit;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.EditFault;
import org.accession.edits.EditSelection;
import org.accession.edits.Metafile;
import org.accession.edits.MetafileReader;
import org.accession.edits.RecordsOf;
import org.accession.edits.ShippedMetafiles;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.StructuralFault;
import org.accession.naaccrxml.WriterOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "edits", sortOptions = false, description = "Runs the published edits over NAACCR XML files and prints what they find; a summary per edit goes to standard error.", footer = {
        "", "Exit code: 0 if nothing was found, 1 if something was, 2 if the edits could not run."})
final class Edits implements Callable<Integer> {

    /** Patients that are in memory at a time, and those that one thread takes. */
    private static final int BATCH = 1536;
    private static final int SHARE = 96;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check, plain or compressed with gzip; - is standard input.")
    List<String> files;

    @Option(names = "--metafile", paramLabel = "METAFILE", defaultValue = "v23", description = "The edits to run: v23, or a metafile (.smf or translated .xml). Default: v23.")
    String metafileName;

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
        if ((passed != null || failed != null) && files.size() != 1) {
            throw new UnusableFile("--passed and --failed", "these go with one input file.");
        }
        Dictionaries dictionaries = options.dictionaries();
        CompiledMetafile metafile = CompiledMetafile.compile(metafile(dictionaries), dictionaries);
        List<CompiledEdit> edits = selected(metafile);
        EditsReport report = new EditsReport(format, spec.commandLine().getOut(), spec.commandLine().getErr());
        metafile.faults().forEach(report::note);
        if (edits.stream().anyMatch(edit -> EditSelection.isOfAjcc(edit.edit())) || metafile.edits().stream()
                .noneMatch(edit -> EditSelection.isOfAjcc(edit.edit()))) {
            report.note(metafile.metafile().name() + ": " + FileCommands.count(edits.size(), "edit") + ".");
        } else {
            report.note(metafile.metafile().name() + ": " + FileCommands.count(edits.size(), "edit") + ". "
                    + EditSelection.WITHOUT_AJCC);
        }
        boolean unusable = false;
        for (String file : files) {
            unusable |= !check(file, metafile, edits, dictionaries, report);
        }
        report.end();
        return unusable ? FileCommands.FAILED : report.found() ? FileCommands.FAULTS : FileCommands.CLEAN;
    }

    private Metafile metafile(Dictionaries dictionaries) throws IOException {
        for (Metafile shipped : ShippedMetafiles.all()) {
            if (metafileName.equalsIgnoreCase("v" + shipped.version().number())) {
                return shipped;
            }
        }
        if (metafileName.matches("v\\d\\d")) {
            throw new UnusableFile("--metafile " + metafileName,
                    "this metafile does not come with Accession; name its file.");
        }
        return MetafileReader.read(InputFile.path(metafileName), dictionaries);
    }

    private List<CompiledEdit> selected(CompiledMetafile metafile) throws IOException {
        if (set == null) {
            return EditSelection.usual(metafile);
        }
        if (set.equalsIgnoreCase("all")) {
            return EditSelection.all(metafile);
        }
        return EditSelection.set(metafile, set).orElseThrow(() -> new UnusableFile("--set " + set,
                "there is no such edit set in " + metafile.metafile().name() + "; known are "
                        + String.join("; ", metafile.metafile().sets().stream()
                                .map(known -> known.tag() + " " + known.name()).toList())
                        + "."));
    }

    private boolean check(String file, CompiledMetafile metafile, List<CompiledEdit> edits, Dictionaries dictionaries,
            EditsReport report) {
        try (NaaccrXmlReader reader = new InputFile(file).read(dictionaries)) {
            Dictionary dictionary = dictionaries.version(metafile.metafile().version());
            RecordsOf records = new RecordsOf(reader.root().dictionary(), dictionary);
            List<EditFault> faults = records.notRunnable(edits);
            faults.forEach(fault -> report.note(file + ": not runnable: " + fault));
            Set<String> not = new HashSet<>();
            faults.forEach(fault -> not.add(fault.edit()));
            List<CompiledEdit> runnable = edits.stream().filter(edit -> !not.contains(edit.edit().tag())).toList();
            PatientChecker checker = new PatientChecker(reader.root(), metafile.metafile().name(), runnable, dictionary,
                    records, clock, StagedSchemas.shipped(clock));
            split(file, reader, checker, report);
            return true;
        } catch (StructuralFault fault) {
            report.note(new UnusableFile(file, fault).getMessage());
        } catch (IOException failure) {
            report.note(FileCommands.sentence(failure));
        }
        return false;
    }

    private void split(String file, NaaccrXmlReader reader, PatientChecker checker, EditsReport report)
            throws IOException {
        if (passed == null && failed == null) {
            check(file, reader, checker, report, patient -> {});
        } else if (failed == null) {
            OutputFile.write(passed, out -> write(out, reader,
                    writer -> check(file, reader, checker, report, patient -> only(patient, false, writer))));
        } else if (passed == null) {
            OutputFile.write(failed, out -> write(out, reader,
                    writer -> check(file, reader, checker, report, patient -> only(patient, true, writer))));
        } else {
            OutputFile.write(passed, good -> write(good, reader, passing -> OutputFile.write(failed,
                    bad -> write(bad, reader, failing -> check(file, reader, checker, report,
                            patient -> (patient.fails() ? failing : passing).write(patient.record()))))));
        }
    }

    private static void only(CheckedPatient patient, boolean failing, NaaccrXmlWriter writer) throws IOException {
        if (patient.fails() == failing) {
            writer.write(patient.record());
        }
    }

    private interface Use<T> {
        void of(T used) throws IOException;
    }

    private static void write(OutputStream out, NaaccrXmlReader reader, Use<NaaccrXmlWriter> use) throws IOException {
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, reader.root(), WriterOptions.standard())) {
            use.of(writer);
        }
    }

    private static void check(String file, NaaccrXmlReader reader, PatientChecker checker, EditsReport report,
            Use<CheckedPatient> use) throws IOException {
        for (List<PatientRecord> batch = next(reader); !batch.isEmpty(); batch = next(reader)) {
            List<PatientRecord> read = batch;
            List<CheckedPatient> checked = IntStream.range(0, (read.size() + SHARE - 1) / SHARE).parallel()
                    .mapToObj(share -> checker.check(read.subList(share * SHARE,
                            Math.min((share + 1) * SHARE, read.size()))))
                    .flatMap(List::stream).toList();
            for (CheckedPatient patient : checked) {
                report.add(file, patient);
                use.of(patient);
            }
        }
    }

    private static List<PatientRecord> next(NaaccrXmlReader reader) throws IOException {
        List<PatientRecord> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH) {
            PatientRecord patient = reader.next();
            if (patient == null) {
                break;
            }
            batch.add(patient);
        }
        return batch;
    }
}
