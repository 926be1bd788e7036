package org.accession.edits;

import java.util.ArrayList;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.rules.Conditions;
import org.accession.rules.RuleFault;

/**
 * A metafile whose edits are ready to run. Does not change; safe for use by threads.
 *
 * @param edits those that compile, in the order of the metafile
 * @param patientEdits those of them that look at all tumors of a patient
 * @param faults those that do not, and why
 */
public record CompiledMetafile(Metafile metafile, List<CompiledEdit> edits, List<CompiledPatientEdit> patientEdits,
        List<EditFault> faults) {

    /** Compiles all edits of a metafile over the items of its version. */
    public static CompiledMetafile compile(Metafile metafile, Dictionaries dictionaries) {
        MetafileDefinitions definitions = new MetafileDefinitions(metafile, dictionaries.version(metafile.version()));
        Conditions conditions = new Conditions(definitions);
        List<CompiledEdit> compiled = new ArrayList<>();
        List<CompiledPatientEdit> overPatient = new ArrayList<>();
        List<EditFault> faults = new ArrayList<>();
        for (Edit edit : metafile.edits()) {
            try {
                if (edit.logic() instanceof SeerLogic seer && seer.overPatient()) {
                    overPatient.add(new CompiledPatientEdit(edit, seer.patientRule(definitions)));
                } else {
                    compiled.add(new CompiledEdit(edit, edit.logic().rule(definitions, conditions)));
                }
            } catch (RuleFault fault) {
                faults.add(new EditFault(edit.tag(), edit.name(), fault.getMessage()));
            }
        }
        return new CompiledMetafile(metafile, List.copyOf(compiled), List.copyOf(overPatient),
                List.copyOf(faults));
    }
}
