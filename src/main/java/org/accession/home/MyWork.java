package org.accession.home;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.accession.abstracting.CaseLine;
import org.accession.audit.ReadLog.Kind;
import org.accession.audit.Reads;
import org.accession.audit.Seen;
import org.accession.patient.CaseState;
import org.accession.patient.SourceFile;
import org.accession.patient.TumorCase;

import io.quarkus.panache.common.Page;

/** What waits, and what arrived. */
@ApplicationScoped
class MyWork {

    private static final int LINES = 20;
    private static final int FILES = 6;
    private static final Duration LATELY = Duration.ofDays(30);

    /**
     * What the first page says.
     *
     * @param completed cases that were completed in the last 30 days
     * @param waiting the suspense entries that wait longest
     * @param files that arrived last
     */
    record Day(long suspense, long open, long parked, long completed, List<CaseLine> waiting, List<SourceFile> files) {}

    private final Reads reads;
    private final Clock clock;

    MyWork(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Transactional
    Day today() {
        List<TumorCase> waiting = TumorCase.<TumorCase>find("from TumorCase c join fetch c.facility "
                + "join fetch c.facilityPatient f join fetch f.patient where c.state = ?1 order by c.stateSince",
                CaseState.SUSPENSE).page(Page.ofSize(LINES)).list();
        reads.log(Kind.LIST, waiting.stream().map(one -> Seen.tumorCase(one.facility.id,
                one.facilityPatient.patient.id, one.facilityPatient.id, one.id)).toList());
        return new Day(TumorCase.count("state", CaseState.SUSPENSE), TumorCase.count("state", CaseState.OPEN),
                TumorCase.count("state", CaseState.WAITING),
                TumorCase.count("state = ?1 and stateSince > ?2", CaseState.COMPLETE, clock.instant().minus(LATELY)),
                waiting.stream().map(CaseLine::of).toList(),
                SourceFile.<SourceFile>find("from SourceFile f left join fetch f.facility order by f.receivedAt desc")
                        .page(Page.ofSize(FILES)).list());
    }
}
