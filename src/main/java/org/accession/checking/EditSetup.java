package org.accession.checking;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which edits are run over which facility's cases, as it is at a time. Safe for use by threads. */
final class EditSetup {

    private final Map<Long, ChosenEdits> chosen;
    private final Optional<ChosenEdits> usual;
    private final Function<ChosenEdits, List<ActiveEdits>> made;
    private final Map<Long, ActiveEdits> local;
    private final Map<ChosenEdits, List<ActiveEdits>> active = new ConcurrentHashMap<>();

    /**
     * @param chosen by the id of the facility; by 0 for those that have none of their own
     * @param usual for those without any; empty where there is no metafile
     * @param made makes edits ready to run when they are first asked for
     * @param local edits of the registry's own by the id of the facility; those for all by 0
     */
    EditSetup(Map<Long, ChosenEdits> chosen, Optional<ChosenEdits> usual,
            Function<ChosenEdits, List<ActiveEdits>> made, Map<Long, ActiveEdits> local) {
        this.local = local;
        this.chosen = chosen;
        this.usual = usual;
        this.made = made;
    }

    /** Which edits are chosen for the facility; empty where there is no metafile. */
    Optional<ChosenEdits> chosen(long facilityId) {
        return Optional.ofNullable(chosen.get(facilityId)).or(this::ofRegistry);
    }

    /** Which are chosen for facilities without a choice of their own. */
    Optional<ChosenEdits> ofRegistry() {
        return Optional.ofNullable(chosen.get(0L)).or(() -> usual);
    }

    /** The edits of the facility: those that were chosen, and the registry's own. */
    List<ActiveEdits> of(long facilityId) {
        return Stream.concat(chosen(facilityId).map(this::of).stream().flatMap(List::stream),
                Stream.of(local.get(0L), local.get(facilityId)).filter(Objects::nonNull)).toList();
    }

    /** The edits that were chosen, ready to run. */
    List<ActiveEdits> of(ChosenEdits edits) {
        return active.computeIfAbsent(edits, made);
    }
}
