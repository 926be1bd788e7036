package org.accession.cli;

import java.io.IOException;
import java.util.Optional;

import org.accession.naaccrxml.StructuralFault;
import org.accession.naaccrxml.ValueFault;

/**
 * How faults are printed: each is one line. As JSON, every line has the keys of a value's fault, with null where there is
 * nothing to say.
 */
enum FaultFormat {
    TEXT {
        @Override
        String line(String file, ValueFault fault) {
            return file + ":" + fault.line() + ": " + fault.code().code() + " " + fault.item() + " "
                    + shown(fault.value());
        }

        @Override
        String line(String file, StructuralFault fault) {
            return file + ":" + fault.line() + ":" + fault.column() + ": " + fault.sentence();
        }

        @Override
        Optional<String> line(String file, IOException failure) {
            return Optional.empty();
        }
    },
    JSON {
        @Override
        String line(String file, ValueFault fault) {
            return new JsonLine().with("file", file).with("line", fault.line()).withPositive("patient", fault.patient())
                    .withPositive("tumor", fault.tumor()).with("item", fault.item()).with("code", fault.code().code())
                    .with("value", fault.value()).with("message", fault.message()).toString();
        }

        @Override
        String line(String file, StructuralFault fault) {
            return ofNoItem(new JsonLine().with("file", file).with("line", fault.line()).with("column", fault.column()),
                    "structure", fault.sentence());
        }

        @Override
        Optional<String> line(String file, IOException failure) {
            return Optional.of(ofNoItem(new JsonLine().with("file", file).withNull("line"), "unreadable",
                    FileCommands.sentence(failure)));
        }

        private String ofNoItem(JsonLine line, String code, String message) {
            return line.withNull("patient").withNull("tumor").withNull("item").with("code", code).withNull("value")
                    .with("message", message).toString();
        }
    };

    private static final int LONGEST_SHOWN = 120;

    abstract String line(String file, ValueFault fault);

    abstract String line(String file, StructuralFault fault);

    /** A file that cannot be read, where that is a line among the faults. */
    abstract Optional<String> line(String file, IOException failure);

    /** The value on one line: cut if it is long, with control characters as escapes. */
    static String shown(String value) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < value.length() && i < LONGEST_SHOWN; i++) {
            char c = value.charAt(i);
            shown.append(c == '\n' ? "\\n" : Character.isISOControl(c) ? String.format("\\x%02x", (int) c) : c);
        }
        return value.length() > LONGEST_SHOWN ? shown + "..." : shown.toString();
    }
}
