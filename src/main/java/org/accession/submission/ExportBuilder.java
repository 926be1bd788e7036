package org.accession.submission;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.checking.SubmissionCheck;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;
import org.accession.disclosure.Accounting;
import org.accession.disclosure.Release;
import org.accession.keys.Keyring;
import org.accession.naaccrxml.NaaccrXmlWriter;
import org.accession.naaccrxml.Root;
import org.accession.naaccrxml.WriterOptions;
import org.accession.patient.FacilityPatient;
import org.accession.patient.RegistryDictionaries;
import org.accession.patient.SourceContent;
import org.accession.patient.TumorCase;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Builds the file that an order asks for, as a stream: memory does not grow with the registry. */
@ApplicationScoped
class ExportBuilder {

    private static final int FETCH = 200;
    private static final String CASES = "from TumorCase c join fetch c.facility join fetch c.facilityPatient f"
            + " join fetch f.patient where ";
    private static final String PEOPLE = "from FacilityPatient f join fetch f.facility join fetch f.patient where ";

    private final Keyring keys;
    private final SourceContent sources;
    private final RegistryDictionaries dictionaries;
    private final StatelessSession database;
    private final Clock clock;

    ExportBuilder(Keyring keys, SourceContent sources, RegistryDictionaries dictionaries, StatelessSession database,
            Clock clock) {
        this.dictionaries = dictionaries;
        this.keys = keys;
        this.sources = sources;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Builds a file and accounts for each patient in it; within the caller's transaction.
     *
     * @param release the release that the file is, stored
     * @param out where the file goes; closed with the file
     * @param progress is told from time to time how many cases are written
     * @param check takes the cases that go out; empty where nobody's edits are asked for
     * @return what could not go out as it is held
     */
    List<ExportNote> build(ExportOrder order, Release release, OutputStream out, LongConsumer progress,
            Optional<SubmissionCheck> check) throws IOException {
        Dictionaries known = dictionaries.current();
        Dictionary target = known.version(new NaaccrVersion(order.version()));
        ExportNotes notes = new ExportNotes(known);
        try (ReceivedRecords received = new ReceivedRecords(sources, known)) {
            Strays strays = new Strays(received, target, order.recordType(), notes);
            strays.find(order.selection());
            write(order, release, out, new Outgoing(known.working(), target, order.recordType(), keys, strays,
                    order.asReceived() ? Optional.of(new AsReceived(received, known.working())) : Optional.empty(),
                    notes), root(target, order, strays, new ReceivedRoots(received, target, notes)), notes, progress,
                    check);
        }
        return notes.all();
    }

    private void write(ExportOrder order, Release release, OutputStream out, Outgoing outgoing, Root root,
            ExportNotes notes, LongConsumer progress, Optional<SubmissionCheck> check) throws IOException {
        try (NaaccrXmlWriter writer = NaaccrXmlWriter.open(out, root,
                WriterOptions.standard()); Accounting accounting = new Accounting(release)) {
            PatientFile file = new PatientFile(writer, outgoing, notes, accounting, progress, check);
            try (Stream<TumorCase> cases = cases(order.selection())) {
                for (Iterator<TumorCase> each = cases.iterator(); each.hasNext();) {
                    file.add(each.next());
                }
            }
            file.end();
            if (order.selection().takesPatientsWithoutCases()) {
                try (Stream<FacilityPatient> people = withoutCases(order.selection())) {
                    for (Iterator<FacilityPatient> each = people.iterator(); each.hasNext();) {
                        file.addWithoutCases(each.next());
                    }
                }
            }
        }
    }

    /** Names the dictionary of each item that is in the file: once one is named, none goes without saying. */
    private Root root(Dictionary target, ExportOrder order, Strays strays, ReceivedRoots roots) {
        RecordType type = order.recordType();
        Set<String> userDictionaries = new OwnItems(database, target, type).dictionariesOf(order.selection());
        userDictionaries.addAll(strays.userDictionaries());
        Root root = Root.of(target, type, OffsetDateTime.now(clock));
        Values values = order.asReceived() ? roots.values(order.selection(), type) : root.values();
        return new Root(root.dictionary(), root.specificationVersion(), type, root.timeGenerated(),
                List.copyOf(userDictionaries), root.attributes(), values, root.strayItems(), root.extensions(),
                root.faults());
    }

    private Stream<TumorCase> cases(Selection selection) {
        Selection.Condition selected = selection.condition();
        return stream(CASES + selected.text() + " order by f.id, c.id", TumorCase.class, selected.parameters());
    }

    private Stream<FacilityPatient> withoutCases(Selection selection) {
        Selection.Condition selected = selection.people();
        return stream(PEOPLE + selected.text() + " order by f.id", FacilityPatient.class, selected.parameters());
    }

    private <T> Stream<T> stream(String text, Class<T> type, Map<String, Object> parameters) {
        SelectionQuery<T> query = database.createSelectionQuery(text, type).setFetchSize(FETCH);
        parameters.forEach(query::setParameter);
        return query.getResultStream();
    }
}
