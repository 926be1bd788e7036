package org.accession.dictionary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * The code lists of {@code registry-schemas/codes}. A list is read when it is first asked for. Items that have no list
 * there have the code table of their documentation, if that is at hand.
 */
public final class CodeLists {

    private static final CodeLists STANDARD = new CodeLists();

    private final Map<String, String> listByItem = new HashMap<>();
    private final Map<String, Optional<CodeList>> byItem = new ConcurrentHashMap<>();
    private final Map<String, CodeList> lists = new ConcurrentHashMap<>();

    private CodeLists() {
        for (NamedCsvRecord row : SchemaTable.rows("codes/index.csv")) {
            listByItem.put(row.getField("item"), row.getField("list"));
        }
    }

    /** The lists that Accession ships. */
    public static CodeLists standard() {
        return STANDARD;
    }

    /** The list of the item with the XML id, if there is one. */
    public Optional<CodeList> find(String itemId) {
        Optional<CodeList> found = byItem.get(itemId);
        if (found != null) {
            return found;
        }
        // An id that is no item's may be anything, and anything is too much to remember.
        return Dictionaries.standard().newest(itemId).isPresent()
                ? byItem.computeIfAbsent(itemId, this::read)
                : Optional.empty();
    }

    /** Whether it is known by now if the item has a list. */
    boolean remembers(String itemId) {
        return byItem.containsKey(itemId);
    }

    /** The items that have a list of ours. */
    public Set<String> itemIds() {
        Set<String> ids = new TreeSet<>(listByItem.keySet());
        ids.add("histologicTypeIcdO3");
        return Collections.unmodifiableSet(ids);
    }

    /** ICD-O-3 morphology, coded as histology and behavior, for example {@code 8500/3}, with all synonyms. */
    public CodeList morphology() {
        return lists.computeIfAbsent("morphology", MorphologyTable::morphology);
    }

    private Optional<CodeList> read(String itemId) {
        if (itemId.equals("histologicTypeIcdO3")) {
            return Optional.of(lists.computeIfAbsent(itemId, MorphologyTable::histology));
        }
        String list = listByItem.get(itemId);
        if (list != null) {
            return Optional.of(lists.computeIfAbsent(list, CodeLists::readList));
        }
        return ItemDocumentation.find(itemId).map(ItemDocumentation::codes).filter(codes -> !codes.isEmpty())
                .map(codes -> new CodeList(itemId, codes));
    }

    private static CodeList readList(String list) {
        List<CodeEntry> entries = new ArrayList<>();
        for (NamedCsvRecord row : SchemaTable.rows("codes/lists/" + list + ".csv")) {
            entries.add(new CodeEntry(row.getField("code"), row.getField("to"), row.getField("term"), true, "",
                    row.getField("note")));
        }
        return new CodeList(list, entries);
    }
}
