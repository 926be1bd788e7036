package org.accession.jobs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongConsumer;

import jakarta.inject.Singleton;

import org.accession.identity.Facility;

/** Founds twenty facilities, a step each. Their names are unique: a step that is done twice is found out. */
@Singleton
public class CountingJob implements JobKind {

    static final String NAME = "counting";
    static final int END = 20;

    /** What happens at the end of each step of a job. */
    final ConcurrentMap<Long, LongConsumer> troubles = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(JobRun run) {
        run.total(END);
        for (long number = run.position() + 1; number <= END; number++) {
            long reached = number;
            run.commit(reached, 1, () -> {
                Facility facility = new Facility();
                facility.name = "Job " + run.jobId() + " step " + reached;
                facility.persistAndFlush();
                troubles.getOrDefault(run.jobId(), any -> {}).accept(reached);
            });
        }
        return "Counted to " + run.records() + ".";
    }
}
