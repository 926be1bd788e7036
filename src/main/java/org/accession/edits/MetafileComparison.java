package org.accession.edits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.accession.dictionary.Dictionaries;
import org.accession.rules.Expression.Field;
import org.accession.rules.LookupTable;
import org.accession.rules.RuleFault;
import org.accession.rules.SourcePrinter;

/**
 * What is different between two metafiles. Edits are compared by what they do: as trees, with items by their XML ids, so
 * that comments, blanks and the notation in which they came do not count.
 *
 * @param added edits that only the new one has, by number
 * @param removed edits that only the old one has, by number
 * @param changed edits that are different, by number
 * @param tables lookup tables that are different, or that only one of them has, by name
 */
public record MetafileComparison(Metafile before, Metafile after, List<Edit> added, List<Edit> removed,
        List<Change> changed, List<String> tables) {

    /**
     * An edit that is different.
     *
     * @param logic whether its logic is, else only its name, agency or message
     * @param setsLeft the tags of edit sets that it is no longer in
     * @param setsJoined the tags of edit sets that it is newly in
     */
    public record Change(Edit before, Edit after, boolean logic, List<String> setsLeft, List<String> setsJoined) {

        public boolean isWorded() {
            return !before.message().equals(after.message()) || !before.name().equals(after.name())
                    || !before.agency().equals(after.agency());
        }

        /** What is different in the source. */
        public List<LineDifference.Line> source() {
            return logic ? LineDifference.of(before.source(), after.source()) : List.of();
        }
    }

    /** Compares two metafiles. */
    public static MetafileComparison of(Metafile before, Metafile after, Dictionaries dictionaries) {
        Map<String, Edit> old = new HashMap<>();
        before.edits().forEach(edit -> old.put(edit.tag(), edit));
        MetafileDefinitions oldItems = new MetafileDefinitions(before, dictionaries.version(before.version()));
        MetafileDefinitions newItems = new MetafileDefinitions(after, dictionaries.version(after.version()));
        Map<String, Set<String>> oldSets = setsByEdit(before);
        Map<String, Set<String>> newSets = setsByEdit(after);
        List<Edit> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (Edit edit : after.edits()) {
            Edit former = old.remove(edit.tag());
            if (former == null) {
                added.add(edit);
            } else {
                Change change = new Change(former, edit, !tree(former, oldItems).equals(tree(edit, newItems)),
                        without(oldSets, newSets, edit.tag()), without(newSets, oldSets, edit.tag()));
                if (change.logic() || change.isWorded()) {
                    changed.add(change);
                }
            }
        }
        List<Edit> removed = before.edits().stream().filter(edit -> old.containsKey(edit.tag())).toList();
        return new MetafileComparison(before, after, added, removed, changed, tables(before, after));
    }

    private static String tree(Edit edit, MetafileDefinitions items) {
        try {
            return edit.logic() instanceof EditLogic.AsTree logic
                    ? SourcePrinter.print(logic.tree(), field -> id(field, items), SourcePrinter::quoted)
                    : edit.source();
        } catch (RuleFault fault) {
            return edit.source();
        }
    }

    private static String id(Field field, MetafileDefinitions items) {
        return "#" + items.item(field.name(), field.standard()).map(item -> item.id()).orElse(field.name());
    }

    private static Map<String, Set<String>> setsByEdit(Metafile metafile) {
        Map<String, Set<String>> sets = new HashMap<>();
        metafile.sets().forEach(set -> set.edits()
                .forEach(edit -> sets.computeIfAbsent(edit, added -> new TreeSet<>()).add(set.tag())));
        return sets;
    }

    private static List<String> without(Map<String, Set<String>> sets, Map<String, Set<String>> others, String edit) {
        Set<String> left = new TreeSet<>(sets.getOrDefault(edit, Set.of()));
        left.removeAll(others.getOrDefault(edit, Set.of()));
        return List.copyOf(left);
    }

    private static List<String> tables(Metafile before, Metafile after) {
        Set<String> names = new TreeSet<>(before.tables().keySet());
        names.addAll(after.tables().keySet());
        names.removeIf(name -> isSame(before.tables().get(name), after.tables().get(name)));
        return List.copyOf(names);
    }

    private static boolean isSame(LookupTable one, LookupTable other) {
        if (one == null || other == null || one.rows() != other.rows()
                || !new HashSet<>(one.columns()).equals(new HashSet<>(other.columns()))) {
            return false;
        }
        for (int column = 0; column < one.columns().size(); column++) {
            int place = other.columns().indexOf(one.columns().get(column));
            for (int row = 0; row < one.rows(); row++) {
                if (!one.value(row, column).equals(other.value(row, place))) {
                    return false;
                }
            }
        }
        return true;
    }
}
