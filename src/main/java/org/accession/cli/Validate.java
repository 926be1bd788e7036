package org.accession.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import org.accession.dictionary.Dictionaries;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.StructuralFault;
import org.accession.naaccrxml.ValueFault;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "validate", sortOptions = false, description = "Checks NAACCR XML files and prints one line for each fault.", footer = {
        "", "Exit code: 0 if nothing is wrong, 1 if values are, 2 if a file is not NAACCR XML."})
final class Validate implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check, plain or compressed with gzip; - is standard input.")
    List<String> files;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "How faults are printed: text (file:line: code item value) or json (one object a line).")
    FaultFormat format;

    @Mixin
    CommonOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Dictionaries dictionaries = options.dictionaries();
        int worst = FileCommands.CLEAN;
        for (String file : files) {
            worst = Math.max(worst, validate(file, dictionaries));
        }
        return worst;
    }

    private int validate(String file, Dictionaries dictionaries) {
        PrintWriter out = spec.commandLine().getOut();
        long patients = 0;
        long tumors = 0;
        long faults = 0;
        try (NaaccrXmlReader reader = new InputFile(file).read(dictionaries)) {
            faults += print(out, file, reader.root().faults());
            for (PatientRecord patient = reader.next(); patient != null; patient = reader.next()) {
                patients++;
                tumors += patient.tumors().size();
                faults += print(out, file, patient.faults());
            }
        } catch (StructuralFault fault) {
            out.println(format.line(file, fault));
            return FileCommands.FAILED;
        } catch (IOException failure) {
            format.line(file, failure).ifPresent(out::println);
            out.flush();
            spec.commandLine().getErr().println(FileCommands.sentence(failure));
            return FileCommands.FAILED;
        }
        out.flush();
        spec.commandLine().getErr().println(file + ": " + FileCommands.count(patients, "patient") + ", "
                + FileCommands.count(tumors, "tumor") + ", "
                + (faults == 0 ? "no faults." : FileCommands.count(faults, "fault") + "."));
        return faults == 0 ? FileCommands.CLEAN : FileCommands.FAULTS;
    }

    private int print(PrintWriter out, String file, List<ValueFault> faults) {
        for (ValueFault fault : faults) {
            out.println(format.line(file, fault));
        }
        return faults.size();
    }
}
