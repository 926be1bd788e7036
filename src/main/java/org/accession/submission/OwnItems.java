package org.accession.submission;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.RecordType;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Items of user dictionaries among those that go out. */
final class OwnItems {

    private static final String OF_CASES = "select 1 from TumorCase c join c.facilityPatient f where %s and"
            + " (function('jsonb_exists_any', c.values, :items) = true or function('jsonb_exists_any', f.values, :items) = true)";
    private static final String OF_PATIENTS = "select 1 from FacilityPatient f where %s"
            + " and function('jsonb_exists_any', f.values, :items) = true";

    private final StatelessSession database;
    private final Map<String, List<Item>> byDictionary;

    OwnItems(StatelessSession database, Dictionary target, RecordType type) {
        this.database = database;
        byDictionary = target.items().stream().filter(item -> !item.dictionaryUri().equals(target.version().uri()))
                .filter(item -> item.recordTypes().contains(type)).collect(Collectors.groupingBy(Item::dictionaryUri));
    }

    /** The addresses of the dictionaries of which a selected case, or its patient, has an item. */
    Set<String> dictionariesOf(Selection selection) {
        Set<String> uris = new LinkedHashSet<>();
        byDictionary.forEach((uri, items) -> {
            if (isThere(OF_CASES, selection.condition(), items)
                    || selection.takesPatientsWithoutCases() && isThere(OF_PATIENTS, selection.people(), items)) {
                uris.add(uri);
            }
        });
        return uris;
    }

    private boolean isThere(String query, Selection.Condition selected, List<Item> items) {
        SelectionQuery<Integer> first = database
                .createSelectionQuery(query.formatted(selected.text()), Integer.class).setMaxResults(1)
                .setParameter("items", items.stream().map(Item::id).toArray(String[]::new));
        selected.parameters().forEach(first::setParameter);
        return !first.getResultList().isEmpty();
    }
}
