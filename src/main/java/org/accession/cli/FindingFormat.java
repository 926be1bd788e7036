package org.accession.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.accession.edits.Finding;
import org.accession.edits.Severity;

/** How findings are printed: each is one line. */
enum FindingFormat {
    TEXT {
        @Override
        String line(String file, int patient, int tumor, Finding finding) {
            return file + ": patient " + patient + ", tumor " + tumor + ": " + finding.edit() + ": "
                    + (finding.severity() == Severity.ERROR ? "" : severity(finding) + ": ")
                    + onOneLine(finding.message());
        }
    },
    JSON {
        @Override
        String line(String file, int patient, int tumor, Finding finding) {
            return new JsonLine().with("file", file).with("patient", patient).with("tumor", tumor)
                    .with("edit", finding.edit().tag()).with("name", finding.edit().name())
                    .with("message", finding.message()).with("severity", severity(finding))
                    .with("items", items(finding))
                    .toString();
        }
    },
    CSV {
        @Override
        String head() {
            return "file,patient,tumor,edit,name,message,severity,items";
        }

        @Override
        String line(String file, int patient, int tumor, Finding finding) {
            String items = finding.items().stream().map(item -> item.item() + "=" + item.value())
                    .collect(Collectors.joining("; "));
            return List.of(file, String.valueOf(patient), String.valueOf(tumor), finding.edit().tag(),
                    finding.edit().name(), onOneLine(finding.message()), severity(finding), onOneLine(items)).stream()
                    .map(FindingFormat::quoted).collect(Collectors.joining(","));
        }
    };

    /** The line before the first finding; empty if there is none. */
    String head() {
        return "";
    }

    abstract String line(String file, int patient, int tumor, Finding finding);

    private static Map<String, String> items(Finding finding) {
        Map<String, String> values = new LinkedHashMap<>();
        finding.items().forEach(item -> values.put(item.item(), item.value()));
        return values;
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
