package org.accession.submission;

import java.io.IOException;
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
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.identity.Scope;
import org.accession.naaccrxml.Extension;
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

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What came with a record and no dictionary of the registry knows: items of the sender's user dictionary, and extensions.
 * It stands in the source file alone; an item fits a file that goes out if it has a user dictionary to belong to.
 */
final class Strays {

    /**
     * Scope for reading a record of a case that the caller sees: it may stand in a file with records of facilities that
     * they do not see, of which nothing but the names of its user dictionaries is looked at.
     */
    private static final Scope WHOLE_FILE = Scope.everywhere(null);

    private final SourceContent content;
    private final Dictionaries dictionaries;
    private final Dictionary target;
    private final RecordType type;
    private final ExportNotes notes;
    private final Map<Long, Long> lengths = new HashMap<>();
    private List<String> userDictionaries = List.of();
    private boolean any;

    Strays(SourceContent content, Dictionaries dictionaries, Dictionary target, RecordType type, ExportNotes notes) {
        this.content = content;
        this.dictionaries = dictionaries;
        this.target = target;
        this.type = type;
        this.notes = notes;
    }

    /** Looks which files have such records of the selected cases. */
    void find(Selection.Condition selected) {
        Set<String> uris = new LinkedHashSet<>();
        TypedQuery<Long> query = SourceRecord.getEntityManager().createQuery("select distinct r.place.sourceFileId"
                + " from SourceRecord r, TumorCase c where r.strays and r.tumorCaseId = c.id and " + selected.text(),
                Long.class);
        selected.parameters().forEach(query::setParameter);
        for (Long fileId : query.getResultList()) {
            any = true;
            uris.addAll(reading(fileId, reader -> reader.root().in(target).userDictionaryUris()));
        }
        userDictionaries = isCarried() ? List.copyOf(uris) : List.of();
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
    Optional<Found> of(long tumorCaseId) {
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
            if (!isCarried()) {
                notes.add(item.id() == null ? item.number() : item.id(), "goes out in types A and M alone, left out");
            } else if (!userDictionaries.isEmpty() && item.id() != null && target.find(item.id()).isEmpty()) {
                fitting.add(item);
            } else {
                boolean known = item.id() != null && target.find(item.id()).isPresent();
                notes.add(item.id() == null ? item.number() : item.id(),
                        known ? "not an item of the file it came in, left out" : "in no dictionary, left out");
            }
        }
        return fitting;
    }

    /**
     * Takes values over that came when their user dictionary was not installed yet, and stand in the file alone.
     *
     * @param came as the file has them
     * @param values as they go out
     */
    void takeUp(Values came, Values values) {
        came.forEach(target, (item, value) -> {
            if (!item.dictionaryUri().equals(target.version().uri()) && values.isBlank(item)
                    && item.recordTypes().contains(type)) {
                values.set(item, value);
            }
        });
    }

    /** The extensions, if they go out; else they are noted. */
    List<Extension> fittingExtensions(List<Extension> extensions) {
        if (isCarried()) {
            return extensions;
        }
        extensions.forEach(one -> notes.add("an extension", "goes out in types A and M alone, left out"));
        return List.of();
    }

    /** A full abstract carries what its sender added; what else an incidence or confidential file may hold is agreed on. */
    private boolean isCarried() {
        return type == RecordType.A || type == RecordType.M;
    }

    private PatientRecord read(SourceRecord record) {
        return reading(record.place.sourceFileId(), reader -> {
            reader.resume(new Position(record.byteOffset, 1, record.place.patientOrdinal() - 1));
            return reader.next();
        });
    }

    private interface Reading<T> {
        T read(NaaccrXmlReader reader) throws IOException;
    }

    /** Beside the caller's transaction, whose connection is bound to what they see. */
    private <T> T reading(long fileId, Reading<T> reading) {
        return WHOLE_FILE.call(() -> QuarkusTransaction.suspendingExisting().call(() -> {
            long length = lengths.computeIfAbsent(fileId,
                    id -> QuarkusTransaction.requiringNew().call(() -> SourceFile.<SourceFile>findById(id).length));
            try (NaaccrXmlReader reader = NaaccrXmlReader.open(content.open(fileId, length, WHOLE_FILE),
                    dictionaries, ReaderOptions.standard().withoutValidation())) {
                return reading.read(reader);
            }
        }));
    }
}
