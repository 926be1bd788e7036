package org.accession.abstracting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.accession.dictionary.DataType;
import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.NaaccrVersion;
import org.accession.dictionary.Values;

/**
 * All items of a case by section.
 *
 * @param blank how many items have no value
 */
record CaseView(List<Section> sections, int blank) {

    private static final int LONG_TEXT = 60;

    /** Part of a case under one heading. */
    record Section(String name, String anchor, List<Row> rows) {

        public long filled() {
            return rows.stream().filter(row -> !row.code().isEmpty()).count();
        }
    }

    /**
     * An item and its value.
     *
     * @param code the value as people read it
     * @param term what the code means, or the empty string
     * @param derivedBy what derived the value, which is locked then; null where it was coded
     */
    record Row(Item item, String code, String term, String derivedBy, List<ChangeLine> changes) {

        /** Whether the value is a text that wants a line of its own. */
        public boolean isText() {
            return code.length() > LONG_TEXT;
        }
    }

    /**
     * The items of the working version, and those of others of which the case has a value.
     *
     * @param patient the values of the patient level, the identifiers among them: they are masked here
     * @param derivedBy what derived the values, by XML id
     * @param all whether items without a value are shown too
     */
    static CaseView of(Dictionaries dictionaries, Values patient, Values tumor, Map<String, String> derivedBy,
            Map<String, List<ChangeLine>> changes, boolean all) {
        Map<String, List<Row>> bySection = SectionOrder.empty();
        int blank = 0;
        for (Item item : dictionaries.working().items()) {
            if (item.level() != Level.ROOT) {
                String value = (item.level() == Level.PATIENT ? patient : tumor).get(item);
                boolean empty = value.isEmpty();
                blank += empty ? 1 : 0;
                if (!empty || all || changes.containsKey(item.id())) {
                    bySection.computeIfAbsent(item.section(), section -> new ArrayList<>())
                            .add(row(item, value, derivedBy.get(item.id()),
                                    changes.getOrDefault(item.id(), List.of())));
                }
            }
        }
        for (Item item : elsewhere(dictionaries, patient, tumor)) {
            String value = (item.level() == Level.PATIENT ? patient : tumor).get(item);
            bySection.computeIfAbsent("Not in " + dictionaries.working().version(), section -> new ArrayList<>())
                    .add(row(item, value, null, changes.getOrDefault(item.id(), List.of())));
        }
        List<Section> sections = bySection.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Section(entry.getKey(), anchor(entry.getKey()), List.copyOf(entry.getValue())))
                .toList();
        return new CaseView(sections, blank);
    }

    /** Items of other versions with a value: what the working version has no place for is kept. */
    private static List<Item> elsewhere(Dictionaries dictionaries, Values patient, Values tumor) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (NaaccrVersion version : dictionaries.versions().descendingSet()) {
            for (Item item : dictionaries.version(version).items()) {
                if (dictionaries.working().at(item.ordinal()) == null
                        && (item.level() == Level.PATIENT && !patient.isBlank(item)
                                || item.level() == Level.TUMOR && !tumor.isBlank(item))) {
                    items.putIfAbsent(item.id(), item);
                }
            }
        }
        return List.copyOf(items.values());
    }

    private static Row row(Item item, String value, String derivedBy, List<ChangeLine> changes) {
        if (ChangeLine.isIdentifier(item.id())) {
            return new Row(item, Written.masked(value), "", null, changes);
        }
        String shown = item.type() == DataType.DATE || item.type() == DataType.DATE_TIME
                ? Written.date(value)
                : item.id().equals("primarySite") ? Written.site(value) : value;
        return new Row(item, shown, value.isEmpty() ? "" : Terms.of(item.id(), value).orElse(""), derivedBy, changes);
    }

    private static String anchor(String section) {
        return section.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
