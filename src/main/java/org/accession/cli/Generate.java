package org.accession.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.concurrent.Callable;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.ConversionNote.Kind;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Level;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.naaccrxml.FaultCode;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.ValueFault;
import org.accession.naaccrxml.WriterOptions;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticPatient;
import org.accession.synthetic.SyntheticRegistry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "generate", sortOptions = false, description = "Writes a NAACCR XML file of made-up patients. The same options write the same file.", footer = {
        "", "Exit code: 0, or 2 if no file was written."})
final class Generate implements Callable<Integer> {

    /** One facility numbers at most 99,999 patients a year. */
    private static final int PATIENTS_A_FACILITY = 200_000;

    @Option(names = "--patients", paramLabel = "NUMBER", defaultValue = "1000", description = "How many, ${DEFAULT-VALUE} if not given.")
    int patients;

    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1", description = "Another number makes other patients; ${DEFAULT-VALUE} if not given.")
    long seed;

    @Option(names = "--to", paramLabel = "VERSION", description = "The NAACCR version to write, the newest if not given.")
    String to;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this text.")
    boolean help;

    @Parameters(index = "0", paramLabel = "OUT", description = "The file to write, which nobody but you may open; compressed if it ends with .gz; - is standard output.")
    String target;

    @Spec
    CommandSpec spec;

    private final Tally changes = new Tally();
    private final Tally faults = new Tally();
    private long tumors;

    @Override
    public Integer call() throws IOException {
        if (patients < 0) {
            throw new UnusableFile("--patients " + patients, "there cannot be fewer than none.");
        }
        Dictionary wanted = wanted();
        OutputFile.write(target, out -> generate(wanted, out));
        PrintWriter out = target.equals("-") ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.println(FileCommands.count(patients, "made-up patient") + ", " + FileCommands.count(tumors, "tumor")
                + " written as " + wanted.version() + ".");
        changes.each(" x ").forEach(out::println);
        faults.each(" x value fault ").forEach(out::println);
        return FileCommands.CLEAN;
    }

    private Dictionary wanted() throws IOException {
        if (to == null) {
            return Dictionaries.standard().working();
        }
        try {
            return Dictionaries.standard().version(NaaccrVersion.of(to));
        } catch (IllegalArgumentException e) {
            throw new UnusableFile("--to " + to, "there is no dictionary of this version.");
        }
    }

    private void generate(Dictionary wanted, OutputStream out) throws IOException {
        Dictionary working = Dictionaries.standard().working();
        Conversion conversion = Conversion.between(working, wanted);
        SyntheticOptions options = SyntheticOptions.usual().withFacilities(3 + patients / PATIENTS_A_FACILITY);
        Root root = Root.of(working, RecordType.A, options.asOf().atStartOfDay().atOffset(ZoneOffset.UTC));
        root.values().set(working.item("recordType"), RecordType.A.name());
        root.values().set(working.item("naaccrRecordVersion"), working.version().number() + "0");
        conversion.apply(root.values(), Level.ROOT);
        Iterator<SyntheticPatient> registry = new SyntheticRegistry(seed, options).iterator();
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, root.in(wanted), WriterOptions.standard())) {
            for (int ordinal = 1; ordinal <= patients; ordinal++) {
                SyntheticPatient patient = registry.next();
                conversion.apply(patient.values(), patient.tumors()).forEach(note -> tell(note, patient));
                writer.write(PatientRecord.of(ordinal, patient.values(), patient.tumors())).forEach(this::tell);
                tumors += patient.tumors().size();
            }
        }
    }

    /** Says what the conversion did, and takes away what does not fit: the file is to be right in its version. */
    private void tell(ConversionNote note, SyntheticPatient patient) {
        changes.add(note.item() + ": " + switch (note.kind()) {
            case KEPT -> "retired, left out";
            case TOO_LONG -> "too long, left out";
            case MISFIT -> "does not fit, left out";
            default -> note.kind().text();
        });
        if (note.kind() == Kind.TOO_LONG || note.kind() == Kind.MISFIT) {
            Values values = note.tumor() == 0 ? patient.values() : patient.tumors().get(note.tumor() - 1);
            values.set(note.item(), "");
        }
    }

    private void tell(ValueFault fault) {
        // What the version does not have is in the conversion's notes.
        if (fault.code() != FaultCode.NOT_IN_VERSION) {
            faults.add(fault.code().code() + " of " + fault.item());
        }
    }
}
