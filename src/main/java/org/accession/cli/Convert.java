package org.accession.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Level;
import org.accession.dictionary.NaaccrVersion;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.StrayConversion;
import org.accession.naaccrxml.StructuralFault;
import org.accession.naaccrxml.TumorRecord;
import org.accession.naaccrxml.WriterOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "convert", sortOptions = false, description = "Brings a NAACCR XML file to another version and prints what was changed or could not be.", footer = {
        "",
        "Exit code: 0 if every value is in the file that was written, 1 if one is not or should be looked at, 2 if no file was written."})
final class Convert implements Callable<Integer> {

    @Option(names = "--to", required = true, paramLabel = "VERSION", description = "The NAACCR version to write, for example 26.")
    String to;

    @Option(names = "--item-numbers", description = "Write the number of each item beside its id.")
    boolean itemNumbers;

    @Parameters(index = "0", paramLabel = "IN", description = "The file to read, plain or gzip; - is standard input.")
    String from;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write, which nobody but you may open; compressed if it ends with .gz; - is standard output.")
    String target;

    @Mixin
    CommonOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Dictionaries dictionaries = options.dictionaries();
        Dictionary wanted = wanted(dictionaries);
        ConversionReport report = new ConversionReport(wanted);
        try (NaaccrXmlReader reader = new InputFile(from).read(dictionaries)) {
            OutputFile.write(target, out -> convert(reader, wanted, out, report));
        } catch (StructuralFault fault) {
            throw new UnusableFile(from, fault);
        }
        // The report must not mix with the file on standard output.
        PrintWriter out = target.equals("-") ? spec.commandLine().getErr() : spec.commandLine().getOut();
        report.lines().forEach(out::println);
        return report.needsReview() ? FileCommands.FAULTS : FileCommands.CLEAN;
    }

    private Dictionary wanted(Dictionaries dictionaries) throws IOException {
        NaaccrVersion version;
        try {
            version = NaaccrVersion.of(to);
        } catch (IllegalArgumentException e) {
            throw new UnusableFile("--to " + to, "this is no NAACCR version.");
        }
        return dictionaries.find(version).orElseThrow(() -> new UnusableFile("--to " + to, "there is no dictionary of "
                + version + "; see --dictionary."));
    }

    private void convert(NaaccrXmlReader reader, Dictionary wanted, OutputStream out, ConversionReport report)
            throws IOException {
        Root source = reader.root();
        Root target = source.in(wanted);
        Conversion conversion = Conversion.between(source.dictionary(), wanted);
        StrayConversion strays = new StrayConversion(source, target);
        List<ConversionNote> notes = conversion.apply(source.values(), Level.ROOT);
        Root root = strays.apply(target, notes);
        report.add(0, notes);
        report.addFaults(source.faults());
        report.addDictionaries(source.userDictionaryUris(), target.userDictionaryUris());
        WriterOptions form = itemNumbers ? WriterOptions.standard().withItemNumbers() : WriterOptions.standard();
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, root, form)) {
            for (PatientRecord patient = reader.next(); patient != null; patient = reader.next()) {
                report.addFaults(patient.faults());
                notes = conversion.apply(patient.values(), patient.tumors().stream().map(TumorRecord::values).toList());
                PatientRecord converted = strays.apply(patient, notes);
                report.add(patient.ordinal(), notes);
                report.addUnwritten(converted, writer.write(converted));
            }
        }
    }
}
