package org.accession.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.TypedQuery;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.identity.Scope;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.NaaccrXmlReader.Position;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.ReaderOptions;
import org.accession.naaccrxml.StrayItem;
import org.accession.naaccrxml.TumorRecord;
import org.accession.patient.SourceContent;
import org.accession.patient.SourceFile;
import org.accession.patient.SourceRecord;
import org.accession.patient.SourceRecord.Outcome;

/**
 * What came with a record and no dictionary of the registry knows: items of the sender's user dictionary, and extensions.
 * It stands in the source file alone; an item fits a file that goes out if it has a user dictionary to belong to.
 */
final class Strays {

    private final SourceContent content;
    private final Scope scope;
    private final Dictionary target;
    private final ExportNotes notes;
    private final Map<Long, SourceFile> files = new HashMap<>();
    private List<String> userDictionaries = List.of();
    private boolean any;

    Strays(SourceContent content, Scope scope, Dictionary target, ExportNotes notes) {
        this.content = content;
        this.scope = scope;
        this.target = target;
        this.notes = notes;
    }

    /** Looks which files have such records of the selected cases. */
    void find(Selection.Condition selected) throws IOException {
        Set<String> uris = new LinkedHashSet<>();
        TypedQuery<Long> query = SourceRecord.getEntityManager().createQuery("select distinct r.place.sourceFileId"
                + " from SourceRecord r, TumorCase c where r.strays and r.tumorCaseId = c.id and " + selected.text(),
                Long.class);
        selected.parameters().forEach(query::setParameter);
        for (Long fileId : query.getResultList()) {
            any = true;
            try (NaaccrXmlReader reader = open(file(fileId))) {
                uris.addAll(reader.root().in(target).userDictionaryUris());
            }
        }
        userDictionaries = List.copyOf(uris);
    }

    /** The user dictionaries of those files, but for those that are for another version alone. */
    List<String> userDictionaries() {
        return userDictionaries;
    }

    /** A record as it came. */
    record Found(PatientRecord patient, int tumor) {

        TumorRecord tumorRecord() {
            return patient.tumors().get(tumor - 1);
        }
    }

    /** The latest record that made the case what it is and has more than its values. */
    Optional<Found> of(long tumorCaseId) throws IOException {
        if (!any) {
            return Optional.empty();
        }
        SourceRecord latest = SourceRecord.<SourceRecord>find(
                "tumorCaseId = ?1 and strays and outcome in ?2 order by place.sourceFileId desc", tumorCaseId,
                List.of(Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED)).firstResult();
        return latest == null ? Optional.empty() : Optional.of(new Found(read(latest), latest.place.tumorOrdinal()));
    }

    /** Those that fit; the others are noted. */
    List<StrayItem> fitting(List<StrayItem> items) {
        List<StrayItem> fitting = new ArrayList<>();
        for (StrayItem item : items) {
            if (!userDictionaries.isEmpty() && item.id() != null && target.find(item.id()).isEmpty()) {
                fitting.add(item);
            } else {
                boolean known = item.id() != null && target.find(item.id()).isPresent();
                notes.add(item.id() == null ? item.number() : item.id(),
                        known ? "not an item of the file it came in, left out" : "in no dictionary, left out");
            }
        }
        return fitting;
    }

    private PatientRecord read(SourceRecord record) throws IOException {
        try (NaaccrXmlReader reader = open(file(record.place.sourceFileId()))) {
            reader.resume(new Position(record.byteOffset, 1, record.place.patientOrdinal() - 1));
            return reader.next();
        }
    }

    private NaaccrXmlReader open(SourceFile file) throws IOException {
        InputStream bytes = content.open(file.id, file.length, scope);
        return NaaccrXmlReader.open(bytes, Dictionaries.standard(), ReaderOptions.standard().withoutValidation());
    }

    private SourceFile file(long id) {
        return files.computeIfAbsent(id, key -> SourceFile.findById(key));
    }
}
