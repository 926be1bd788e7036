package org.accession.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.edits.CompiledEdit;
import org.accession.edits.CompiledMetafile;
import org.accession.edits.CompiledPatientEdit;
import org.accession.edits.EditFault;
import org.accession.edits.EditSelection;
import org.accession.edits.Metafile;
import org.accession.edits.MetafileReader;
import org.accession.edits.RecordsOf;
import org.accession.edits.ShippedMetafiles;

/**
 * The edits of a metafile that the command line names.
 *
 * @param edits those that look at one tumor
 * @param patientEdits those that look at all tumors of a patient
 */
record EditsToRun(CompiledMetafile metafile, List<CompiledEdit> edits, List<CompiledPatientEdit> patientEdits) {

    private static final String ALL = "all";
    private static final String SEER = "seer";

    /**
     * @param name {@code v23}, {@code seer}, or a file
     * @param set its tag or name, {@code all}, or null for the usual ones
     */
    static EditsToRun of(String name, String set, Dictionaries dictionaries) throws IOException {
        CompiledMetafile metafile = CompiledMetafile.compile(metafile(name, dictionaries), dictionaries);
        if (set == null || set.equalsIgnoreCase(ALL)) {
            return new EditsToRun(metafile, set == null ? EditSelection.usual(metafile) : EditSelection.all(metafile),
                    metafile.patientEdits());
        }
        List<CompiledEdit> edits = EditSelection.set(metafile, set)
                .orElseThrow(() -> new UnusableFile("--set " + set, noSuchSet(metafile.metafile())));
        return new EditsToRun(metafile, edits, List.of());
    }

    private static Metafile metafile(String name, Dictionaries dictionaries) throws IOException {
        if (name.equalsIgnoreCase(SEER)) {
            return comesWithAccession(name, ShippedMetafiles.seer());
        }
        if (name.matches("[vV]\\d\\d")) {
            return comesWithAccession(name, ShippedMetafiles.all().stream()
                    .filter(shipped -> name.substring(1).equals(String.valueOf(shipped.version().number())))
                    .findFirst());
        }
        return MetafileReader.read(InputFile.path(name), dictionaries);
    }

    private static Metafile comesWithAccession(String name, Optional<Metafile> metafile) throws UnusableFile {
        return metafile.orElseThrow(() -> new UnusableFile("--metafile " + name,
                "this metafile does not come with Accession; name its file."));
    }

    private static String noSuchSet(Metafile metafile) {
        String known = metafile.sets().stream().map(set -> set.tag() + " " + set.name())
                .collect(Collectors.joining("; "));
        return "there is no such edit set in " + metafile.name() + "; "
                + (known.isEmpty() ? "it has none." : "known are " + known + ".");
    }

    /** How many there are, and whether some were left out and why. */
    String summary() {
        boolean withoutAjcc = metafile.edits().stream().anyMatch(edit -> EditSelection.isOfAjcc(edit.edit()))
                && edits.stream().noneMatch(edit -> EditSelection.isOfAjcc(edit.edit()));
        return metafile.metafile().name() + ": " + FileCommands.count(edits.size() + patientEdits.size(), "edit") + "."
                + (withoutAjcc ? " " + EditSelection.WITHOUT_AJCC : "");
    }

    /** The edits that cannot run on records of another version. */
    List<EditFault> notRunnable(RecordsOf records) {
        return Stream.concat(records.notRunnable(edits).stream(), records.notRunnable(patientEdits).stream()).toList();
    }

    /** The same without those that cannot run. */
    EditsToRun without(List<EditFault> faults) {
        Set<String> tags = faults.stream().map(EditFault::edit).collect(Collectors.toSet());
        return new EditsToRun(metafile, edits.stream().filter(edit -> !tags.contains(edit.edit().tag())).toList(),
                patientEdits.stream().filter(edit -> !tags.contains(edit.edit().tag())).toList());
    }

    Dictionary items(Dictionaries dictionaries) {
        return dictionaries.version(metafile.metafile().version());
    }
}
