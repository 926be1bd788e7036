package org.accession.cli;

import java.io.IOException;

import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.WriterOptions;

/**
 * Splits a file into the patients without errors and those with.
 *
 * @param passed where the ones go, or null
 * @param failed where the others go, or null
 */
record PassedAndFailed(String passed, String failed) {

    /** Takes one patient after the other. */
    interface Target {
        void add(CheckedPatient patient) throws IOException;
    }

    /** What checks the patients. */
    interface Source {
        void into(Target target) throws IOException;
    }

    boolean isAsked() {
        return passed != null || failed != null;
    }

    /** Both files appear once the source has come to its end. */
    void write(Root root, Source source) throws IOException {
        writing(passed, root, passing -> writing(failed, root, failing -> source.into(patient -> {
            NaaccrXmlWriter writer = patient.fails() ? failing : passing;
            if (writer != null) {
                writer.write(patient.record());
            }
        })));
    }

    private interface Use {
        void of(NaaccrXmlWriter writer) throws IOException;
    }

    /** Without a name there is no writer. */
    private static void writing(String name, Root root, Use use) throws IOException {
        if (name == null) {
            use.of(null);
            return;
        }
        OutputFile.write(name, out -> {
            try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, root, WriterOptions.standard())) {
                use.of(writer);
            }
        });
    }
}
