package org.accession.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.StructuralFault;
import org.accession.naaccrxml.TumorRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "info", sortOptions = false, description = "Tells what is in a NAACCR XML file: version, record type, and tumors by site and year.", footer = {
        "", "Exit code: 0, or 2 if the file is not NAACCR XML."})
final class Info implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The file, plain or gzip; - is standard input.")
    String file;

    @Mixin
    CommonOptions options;

    @Spec
    CommandSpec spec;

    private long patients;
    private long tumors;
    private long faults;
    private final Map<String, Long> bySite = new TreeMap<>();
    private final Map<String, Long> byYear = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        try (NaaccrXmlReader reader = new InputFile(file).read(options.dictionaries())) {
            faults = reader.root().faults().size();
            for (PatientRecord patient = reader.next(); patient != null; patient = reader.next()) {
                count(patient, reader.root().dictionary());
            }
            print(reader.root());
        } catch (StructuralFault fault) {
            throw new UnusableFile(file, fault);
        }
        return FileCommands.CLEAN;
    }

    private void count(PatientRecord patient, Dictionary items) {
        Item site = items.item("primarySite");
        Item diagnosed = items.item("dateOfDiagnosis");
        patients++;
        faults += patient.faults().size();
        for (TumorRecord tumor : patient.tumors()) {
            tumors++;
            bySite.merge(start(tumor.values().get(site), 3), 1L, Long::sum);
            byYear.merge(start(tumor.values().get(diagnosed), 4), 1L, Long::sum);
        }
    }

    private static String start(String value, int length) {
        return value.isEmpty() ? "none" : value.substring(0, Math.min(length, value.length()));
    }

    private void print(Root root) {
        PrintWriter out = spec.commandLine().getOut();
        line(out, "version", root.version() + " (specification " + root.specificationVersion() + ")");
        line(out, "record type", root.recordType().name());
        line(out, "generated", root.timeGenerated() == null ? "not stated" : root.timeGenerated());
        root.userDictionaryUris().forEach(uri -> line(out, "user dictionary", uri));
        line(out, "patients", String.valueOf(patients));
        line(out, "tumors", String.valueOf(tumors));
        line(out, "value faults", String.valueOf(faults));
        bySite.forEach((site, count) -> line(out, "site " + site, String.valueOf(count)));
        byYear.forEach((year, count) -> line(out, "year " + year, String.valueOf(count)));
    }

    private static void line(PrintWriter out, String name, String value) {
        out.println(String.format("%-16s %s", name, value));
    }
}
