package org.accession.submission;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.persistence.TypedQuery;

import org.accession.dictionary.Dictionaries;
import org.accession.identity.Scope;
import org.accession.naaccrxml.NaaccrXmlReader;
import org.accession.naaccrxml.NaaccrXmlReader.Position;
import org.accession.naaccrxml.PatientRecord;
import org.accession.naaccrxml.ReaderOptions;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.TumorRecord;
import org.accession.patient.SourceContent;
import org.accession.patient.SourceFile;
import org.accession.patient.SourceRecord;
import org.accession.patient.SourceRecord.Outcome;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Records as they came, out of the files that are kept. The file that was read last stays open: most go out as they came. */
final class ReceivedRecords implements AutoCloseable {

    /**
     * Scope for reading a record of a case that the caller sees: it may stand in a file with records of facilities that
     * they do not see, of which nothing is looked at but the names of its user dictionaries and the items of its root.
     */
    private static final Scope WHOLE_FILE = Scope.everywhere(null);
    private static final List<Outcome> TAKEN = List.of(Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED);
    /**
     * A list of cases is a source too, and no NAACCR XML. It is seen by whoever sees its cases; a file of several
     * facilities is not.
     */
    private static final String IN_NAACCR_XML = "not exists (select 1 from SourceFile s"
            + " where s.id = r.place.sourceFileId and s.naaccrVersion is null)";
    private static final String NEWEST_FIRST = " order by r.place.sourceFileId desc, r.place.tumorOrdinal";

    /**
     * A record as it came.
     *
     * @param root what stands before the first patient of its file
     * @param patient the whole Patient element
     * @param tumor the ordinal of the tumor in it, or 0
     */
    record Found(Root root, PatientRecord patient, int tumor) {

        TumorRecord tumorRecord() {
            return patient.tumors().get(tumor - 1);
        }
    }

    /** A file, and the patient that was read last. */
    private static final class Open {
        private final long fileId;
        private final NaaccrXmlReader reader;
        private PatientRecord last;

        Open(long fileId, NaaccrXmlReader reader) {
            this.fileId = fileId;
            this.reader = reader;
        }

        PatientRecord patient(SourceRecord record) throws IOException {
            if (last == null || last.byteOffset() != record.byteOffset) {
                reader.resume(new Position(record.byteOffset, 1, record.place.patientOrdinal() - 1));
                last = reader.next();
            }
            return last;
        }

        /** Whether it has not gone beyond the place. */
        boolean reaches(long offset) {
            return reader.position().offset() <= offset || last != null && last.byteOffset() == offset;
        }
    }

    private final SourceContent content;
    private final Dictionaries dictionaries;
    private Open open;

    ReceivedRecords(SourceContent content, Dictionaries dictionaries) {
        this.content = content;
        this.dictionaries = dictionaries;
    }

    /** The latest record that made the case what it is. */
    Optional<Found> ofCase(long tumorCaseId) {
        return found("r.tumorCaseId = ?1 and r.outcome in ?2", tumorCaseId);
    }

    /** The latest one that has more than values. */
    Optional<Found> withStraysOfCase(long tumorCaseId) {
        return found("r.strays and r.tumorCaseId = ?1 and r.outcome in ?2", tumorCaseId);
    }

    /** The latest record that made a facility's record of a patient what it is. */
    Optional<Found> ofPatient(long facilityPatientId) {
        return found("r.facilityPatientId = ?1 and r.patientOutcome in ?2", facilityPatientId);
    }

    /** The latest one that has more than values. */
    Optional<Found> withStraysOfPatient(long facilityPatientId) {
        return found("r.strays and r.facilityPatientId = ?1 and r.patientOutcome in ?2", facilityPatientId);
    }

    /**
     * The files in which the selected cases came, and patients without cases who go along.
     *
     * @param condition on {@code r}, a record
     */
    static Set<Long> files(Selection selection, String condition) {
        Set<Long> files = new LinkedHashSet<>(
                files("TumorCase c", "r.tumorCaseId = c.id", condition, selection.condition()));
        if (selection.takesPatientsWithoutCases()) {
            files.addAll(files("FacilityPatient f", "r.facilityPatientId = f.id", condition, selection.people()));
        }
        return files;
    }

    private static List<Long> files(String of, String joined, String condition, Selection.Condition selected) {
        TypedQuery<Long> query = SourceRecord.getEntityManager().createQuery("select distinct r.place.sourceFileId"
                + " from SourceRecord r, " + of + " where " + IN_NAACCR_XML + " and " + condition + " and " + joined
                + " and " + selected.text(), Long.class);
        selected.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    /** What stands before the first patient of a file. */
    Root root(long fileId) {
        return reading(fileId, Long.MAX_VALUE, file -> file.reader.root());
    }

    private Optional<Found> found(String condition, long id) {
        return SourceRecord
                .<SourceRecord>find("from SourceRecord r where " + IN_NAACCR_XML + " and " + condition + NEWEST_FIRST,
                        id,
                        TAKEN)
                .page(0, 1).firstResultOptional().map(this::read);
    }

    private Found read(SourceRecord record) {
        return reading(record.place.sourceFileId(), record.byteOffset, file -> {
            try {
                return new Found(file.reader.root(), copy(file.patient(record)), record.place.tumorOrdinal());
            } catch (IOException e) {
                throw new IllegalStateException("A record that was read before cannot be read now", e);
            }
        });
    }

    /** Beside the caller's transaction, whose connection is bound to what they see. */
    private <T> T reading(long fileId, long offset, Function<Open, T> reading) {
        return WHOLE_FILE.call(() -> QuarkusTransaction.suspendingExisting().call(() -> {
            if (open == null || open.fileId != fileId || !open.reaches(offset)) {
                close();
                open = new Open(fileId, open(fileId));
            }
            return reading.apply(open);
        }));
    }

    /** To be changed by whoever asked for it. */
    private static PatientRecord copy(PatientRecord patient) {
        List<TumorRecord> tumors = patient.tumors().stream().map(tumor -> new TumorRecord(tumor.ordinal(),
                tumor.line(), tumor.values().copy(), tumor.strayItems(), tumor.extensions())).toList();
        return new PatientRecord(patient.ordinal(), patient.line(), patient.byteOffset(), patient.byteLength(),
                patient.values().copy(), patient.strayItems(), patient.extensions(), tumors, patient.faults());
    }

    private NaaccrXmlReader open(long fileId) throws IOException {
        long length = QuarkusTransaction.requiringNew().call(() -> SourceFile.<SourceFile>findById(fileId).length);
        return NaaccrXmlReader.open(content.open(fileId, length, WHOLE_FILE), dictionaries,
                ReaderOptions.standard().withoutValidation());
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.reader.close();
            open = null;
        }
    }
}
