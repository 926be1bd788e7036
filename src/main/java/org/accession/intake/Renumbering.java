package org.accession.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.accession.intake.Arrival.ArrivingCase;
import org.accession.intake.Held.Case;

/**
 * Which cases of a patient have another sequence number in a record. Primaries are numbered in the order of their
 * diagnosis (STORE, Sequence Number): one more that is found, or one that turns out to be none, moves the others. What
 * stays is the tumor.
 */
final class Renumbering {

    /** A tumor of the record. */
    private record Numbered(ArrivingCase arriving, CaseKey key) {}

    /**
     * How the tumors of a record can be stored.
     *
     * @param arriving so that none takes a number before the case that has it has given it away
     * @param inTheWay cases that have to leave their number before: they trade places, and one of a ring is first
     */
    record Order(List<ArrivingCase> arriving, List<Case> inTheWay) {}

    private final List<Case> held;
    private final List<Numbered> numbered;
    private final Map<ArrivingCase, Case> moved = new IdentityHashMap<>();
    private final Set<ArrivingCase> doubtful = Collections.newSetFromMap(new IdentityHashMap<>());

    private Renumbering(List<Case> held, List<Numbered> numbered) {
        this.held = held;
        this.numbered = numbered;
    }

    /**
     * Compares a record with what is held.
     *
     * @param held the cases of the patient that are not deleted
     */
    static Renumbering of(List<Case> held, List<ArrivingCase> arriving, CaseKey.Reader keys) {
        Renumbering renumbering = new Renumbering(held,
                arriving.stream().map(one -> new Numbered(one, keys.of(one.values()))).toList());
        renumbering.numbered.forEach(renumbering::findTumor);
        renumbering.numbered.forEach(renumbering::findChanged);
        return renumbering;
    }

    /** The case that has another number in the record. */
    Optional<Case> of(ArrivingCase arriving) {
        return Optional.ofNullable(moved.get(arriving));
    }

    /** Whether the case has another number in the record. */
    boolean isMoved(Case one) {
        return moved.containsValue(one);
    }

    /** Whether the tumor may be one that is held under another number, and nothing tells. */
    boolean isDoubtful(ArrivingCase arriving) {
        return doubtful.contains(arriving);
    }

    Order order() {
        List<Numbered> waiting = new ArrayList<>(numbered);
        Order order = new Order(new ArrayList<>(waiting.size()), new ArrayList<>(0));
        while (!waiting.isEmpty()) {
            Numbered next = waiting.stream().filter(one -> inTheWay(one, waiting).isEmpty()).findFirst()
                    .orElse(waiting.get(0));
            order.inTheWay().addAll(inTheWay(next, waiting));
            waiting.remove(next);
            order.arriving().add(next.arriving());
        }
        return order;
    }

    private List<Case> inTheWay(Numbered one, List<Numbered> waiting) {
        return waiting.stream().filter(other -> other != one).flatMap(other -> of(other.arriving()).stream())
                .filter(known -> known.key.isNumberedAs(one.key())).toList();
    }

    /** The same tumor under another number. Of two in the record that are alike, the first primary is the one held. */
    private void findTumor(Numbered one) {
        List<Case> same = held.stream().filter(known -> isRenumbered(known, one)).toList();
        if (same.size() > 1) {
            doubtful.add(one.arriving());
        } else if (same.size() == 1 && numbered.stream().noneMatch(other -> isRenumbered(same.get(0), other)
                && other.key().sequence().compareTo(one.key().sequence()) < 0)) {
            moved.put(one.arriving(), same.get(0));
        }
    }

    private boolean isRenumbered(Case known, Numbered one) {
        return held.stream().noneMatch(other -> other.key.isUnchanged(one.key()))
                && numbered.stream().noneMatch(other -> other.key().isUnchanged(known.key))
                && (one.key().isRenumbered(known.key) || one.key().isMoved(known.key) && isPushed(known, one));
    }

    /** Whether another tumor has the place that the case had, or had the place that it has now. */
    private boolean isPushed(Case known, Numbered one) {
        return numbered.stream().anyMatch(other -> other.key().isNumberedAs(known.key))
                || held.stream().anyMatch(other -> other.key.isNumberedAs(one.key()));
    }

    /** Number and tumor may have changed both, where the only primary became one of several, or the reverse. */
    private void findChanged(Numbered one) {
        if (moved.containsKey(one.arriving()) || held.stream().anyMatch(known -> known.key.isNumberedAs(one.key()))) {
            return;
        }
        List<Case> possible = held.stream().filter(known -> isOpenTo(known, one)).toList();
        List<Case> alike = possible.stream().filter(known -> one.key().isAlike(known.key)).toList();
        if (alike.size() == 1 && numbered.stream().noneMatch(other -> other != one
                && isOpenTo(alike.get(0), other) && other.key().isAlike(alike.get(0).key))) {
            moved.put(one.arriving(), alike.get(0));
        } else if (!alike.isEmpty() || possible.stream().anyMatch(known -> one.key().mayBeAlike(known.key))) {
            doubtful.add(one.arriving());
        }
    }

    private boolean isOpenTo(Case known, Numbered one) {
        return one.key().isOnlyOrOneOf(known.key) && !isMoved(known) && !moved.containsKey(one.arriving())
                && numbered.stream().noneMatch(other -> other.key().isNumberedAs(known.key));
    }
}
