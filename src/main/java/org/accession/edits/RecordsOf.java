package org.accession.edits;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.accession.dictionary.Conversion;
import org.accession.dictionary.ConversionNote;
import org.accession.dictionary.ConversionNote.Kind;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

/** Records of a version of the standard, brought to the version of a metafile. Safe for use by threads. */
public final class RecordsOf {

    private final Dictionary records;
    private final Dictionary metafile;
    private final Conversion conversion;

    public RecordsOf(Dictionary records, Dictionary metafile) {
        this.records = records;
        this.metafile = metafile;
        conversion = Conversion.between(records, metafile);
    }

    /** Each tumor of a patient as the edits see it; the values that are given stay as they are. */
    public List<EditRecord> of(Values root, Values patient, List<Values> tumors) {
        if (records.version().equals(metafile.version())) {
            return EditRecord.of(root, patient, tumors);
        }
        Values file = root.copy();
        conversion.apply(file, Level.ROOT);
        Values person = patient.copy();
        List<Values> copies = tumors.stream().map(Values::copy).toList();
        conversion.apply(person, copies);
        return EditRecord.of(file, person, copies);
    }

    /**
     * The edits that cannot run on these records: an item of theirs was retired, and nothing took its place. They have
     * found nothing, and that is not to be taken as passed.
     */
    public List<EditFault> notRunnable(List<? extends ReadyEdit> edits) {
        Set<Item> retired = retired(edits);
        List<EditFault> faults = new ArrayList<>();
        for (ReadyEdit edit : edits) {
            edit.items().stream().filter(retired::contains).findFirst()
                    .ifPresent(item -> faults.add(new EditFault(edit.edit().tag(), edit.edit().name(), "The item "
                            + item + " is no longer in " + records.version() + ".")));
        }
        return faults;
    }

    /** Items of the metafile's version that a conversion to the records' version can only keep aside. */
    private Set<Item> retired(List<? extends ReadyEdit> edits) {
        Set<Item> retired = new HashSet<>();
        if (records.version().compareTo(metafile.version()) <= 0) {
            return retired;
        }
        Conversion onward = Conversion.between(metafile, records);
        edits.stream().flatMap(edit -> edit.items().stream())
                .filter(item -> records.at(item.ordinal()) == null).distinct().forEach(item -> {
                    Values values = new Values();
                    values.set(item, "1");
                    for (ConversionNote note : onward.apply(values, item.level())) {
                        if (note.kind() == Kind.KEPT && note.item().ordinal() == item.ordinal()) {
                            retired.add(item);
                        }
                    }
                });
        return retired;
    }
}
