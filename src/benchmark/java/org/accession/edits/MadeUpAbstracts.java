package org.accession.edits;

import java.time.Clock;
import java.util.List;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Values;
import org.accession.staging.CollaborativeSchemas;
import org.accession.synthetic.SyntheticOptions;
import org.accession.synthetic.SyntheticRegistry;

/** The edits of NAACCR 23, and made-up abstracts brought to that version. */
final class MadeUpAbstracts {

    final CompiledMetafile metafile;
    final Dictionary dictionary;
    final List<EditRecord> records;

    MadeUpAbstracts(int patients) {
        Dictionaries dictionaries = Dictionaries.standard();
        metafile = CompiledMetafile.compile(ShippedMetafiles.all().get(0), dictionaries);
        dictionary = dictionaries.version(metafile.metafile().version());
        RecordsOf made = new RecordsOf(dictionaries.working(), dictionary);
        records = new SyntheticRegistry(1, SyntheticOptions.usual()).patients(patients)
                .flatMap(patient -> made.of(new Values(), patient.values(), patient.tumors()).stream()).toList();
    }

    EditRunner runner() {
        Clock clock = Clock.systemUTC();
        return new EditRunner(metafile.metafile().name(), metafile.edits(), dictionary, clock,
                CollaborativeSchemas.shipped(clock));
    }

    double itemsOfARecord() {
        return records.stream().mapToInt(record -> record.patient().size() + record.tumor().size()).average()
                .orElse(0);
    }
}
