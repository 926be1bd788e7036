package org.accession.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.accession.dictionary.Dictionary;
import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Arrival.Place;
import org.accession.intake.Arrival.Rejection;
import org.accession.intake.Batch.End;
import org.accession.intake.CaseList.Row;
import org.accession.intake.CaseListEntry.Problem;
import org.accession.intake.Preparation.Prepared;
import org.accession.jobs.JobRefusal;
import org.accession.jobs.JobRun;
import org.accession.patient.SourceContent;

/** Takes in a list of cases to abstract: each line is a suspense entry of a facility. */
@ApplicationScoped
class CaseListImport {

    private static final int LINES = 250;

    private final SourceContent bytes;
    private final Registry registry;

    CaseListImport(SourceContent bytes, Registry registry) {
        this.bytes = bytes;
        this.registry = registry;
    }

    void run(JobRun run, ImportPlan plan) throws IOException {
        CaseList list;
        try (InputStream file = bytes.open(plan.sourceFileId(), plan.length(), run.scope())) {
            list = CaseList.read(file);
        } catch (UnreadableFile e) {
            throw JobRefusal.forGood(e.getMessage(), e);
        }
        List<String> problems = plan.mapping().problems(list.headings());
        if (!problems.isEmpty()) {
            throw JobRefusal.forGood(problems.get(0), null);
        }
        Lines lines = new Lines(plan, list.headings());
        Origin origin = new Origin(plan.importId(), plan.sourceFileId(), run.jobId(), run.scope().personId(), null,
                registry.dictionaries().working(), null, false);
        int all = list.rows().size();
        Storing storing = new Storing(run, end -> plan.length() * end.patients() / all, one -> store(one, origin));
        for (int from = plan.patients(); from < all; from += LINES) {
            int to = Math.min(all, from + LINES);
            storing.store(lines.batch(list.rows().subList(from, to), from, to));
        }
    }

    private void store(Batch batch, Origin origin) {
        FileImport counts = FileImport.findById(origin.importId());
        RecordStore store = new RecordStore(batch, origin, counts, registry, Instant.now());
        batch.arrivals().forEach(store::take);
        batch.rejections().forEach(store::reject);
        counts.reach(batch.end());
        store.finish();
    }

    /** Makes arrivals of lines. */
    private final class Lines {
        private final ImportPlan plan;
        private final List<String> headings;
        private final Dictionary dictionary = registry.dictionaries().working();
        private final EvidenceItems evidence = new EvidenceItems(dictionary, registry.keys());
        private final RecordHash hash = new RecordHash(dictionary);

        Lines(ImportPlan plan, List<String> headings) {
            this.plan = plan;
            this.headings = headings;
        }

        Batch batch(List<Row> rows, int from, int to) {
            List<Prepared> prepared = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                prepared.add(prepared(rows.get(i), from + i + 1));
            }
            return new Batch(prepared, List.of(), new End(0, rows.get(rows.size() - 1).line(), to));
        }

        private Prepared prepared(Row row, int number) {
            CaseListEntry entry = CaseListEntry.read(dictionary, field -> value(row, field));
            Place place = new Place(number, row.line(), 0, 0);
            byte[] itsHash = hash.of(entry.patient(), entry.tumor(), List.of());
            String problems = row.misfit(headings.size()).orElseGet(
                    () -> entry.problems().stream().map(Problem::sentence).collect(Collectors.joining(" ")));
            if (!problems.isEmpty()) {
                Rejection rejection = new Rejection(place, 1, row.line(), itsHash, plan.facilityId(), problems);
                return new Prepared(place, 1, List.of(), List.of(rejection), List.of(), List.of());
            }
            Evidence who = evidence.of(entry.patient(), List.of(entry.tumor()));
            Arrival arrival = new Arrival(place, plan.facilityId(), who, entry.patient(), itsHash, false,
                    List.of(new ArrivingCase(1, row.line(), itsHash, false, entry.tumor(), entry.reason())));
            return new Prepared(place, 1, List.of(arrival), List.of(), List.of(), List.of());
        }

        private String value(Row row, CaseListField field) {
            int column = headings.indexOf(plan.mapping().column(field));
            return column < 0 ? "" : row.fields().get(column);
        }
    }
}
