package org.accession.home;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.abstracting.CaseLine;
import org.accession.abstracting.CaseQueue;
import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.intake.FileImport;
import org.accession.patient.SourceFile;
import org.accession.patient.TumorCase;

/** What waits, and what arrived. */
@ApplicationScoped
class MyWork {

    private static final int LINES = 20;
    private static final int FILES = 6;

    /** How many cases stand somewhere. */
    record Count(CaseQueue queue, long cases) {}

    /**
     * A file that was imported.
     *
     * @param publicId of the import
     * @param facility null where the records say it
     */
    record File(UUID publicId, String name, String facility, String version, String type, Instant received) {

        static File of(FileImport taken) {
            SourceFile file = taken.sourceFile;
            return new File(taken.publicId, file.name, file.facility == null ? null : file.facility.name,
                    file.naaccrVersion, file.recordType, file.receivedAt);
        }
    }

    /**
     * What the first page says.
     *
     * @param waiting the suspense entries that wait longest
     * @param files that arrived last
     */
    record Day(List<Count> counts, List<CaseLine> waiting, List<File> files) {}

    private final Reads reads;
    private final Clock clock;

    MyWork(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Transactional
    Day today() {
        List<TumorCase> waiting = CaseQueue.SUSPENSE.cases(clock, 0, LINES);
        reads.log(Kind.LIST, waiting.stream().map(one -> Seen.tumorCase(one.facility.id,
                one.facilityPatient.patient.id, one.facilityPatient.id, one.id)).toList());
        List<Count> counts = Stream
                .of(CaseQueue.SUSPENSE, CaseQueue.OPEN, CaseQueue.WAITING, CaseQueue.COMPLETED)
                .map(queue -> new Count(queue, queue.count(clock))).toList();
        return new Day(counts, waiting.stream().map(CaseLine::of).toList(),
                FileImport.newest(FILES).stream().map(File::of).toList());
    }
}
