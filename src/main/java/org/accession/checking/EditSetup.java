package org.accession.checking;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** Which edits are run over which facility's cases, as it is at a time. Safe for use by threads. */
final class EditSetup {

    private final LongFunction<List<ActiveEdits>> made;
    private final Map<Long, List<ActiveEdits>> byFacility = new ConcurrentHashMap<>();

    /** @param made makes the edits of a facility when they are first asked for */
    EditSetup(LongFunction<List<ActiveEdits>> made) {
        this.made = made;
    }

    /** The edits of the facility; none where there is no metafile. */
    List<ActiveEdits> of(long facilityId) {
        return byFacility.computeIfAbsent(facilityId, made::apply);
    }
}
