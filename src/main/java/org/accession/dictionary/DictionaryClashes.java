package org.accession.dictionary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

import org.accession.dictionary.DictionaryFile.Definition;

/**
 * User dictionaries against the base dictionaries and each other: in one version an id or a number stands for one item.
 */
final class DictionaryClashes {

    private final NavigableMap<NaaccrVersion, List<Item>> base;
    private final Collection<DictionaryFile> userFiles;
    private final List<DictionaryFault> faults = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    /** An item and where it is defined. */
    private record Known(String id, String where) {}

    DictionaryClashes(NavigableMap<NaaccrVersion, List<Item>> base, Collection<DictionaryFile> userFiles) {
        this.base = base;
        this.userFiles = userFiles;
    }

    List<DictionaryFault> faults() {
        for (DictionaryFile file : userFiles) {
            file.version().filter(version -> !base.containsKey(version))
                    .ifPresent(version -> faults.add(new DictionaryFault(file.name(), 0, "It is for " + version
                            + ", whose base dictionary is not known; known are " + List.copyOf(base.keySet()) + ".")));
            file.definitions().forEach(definition -> standardItem(file, definition));
        }
        base.keySet().forEach(this::oneVersion);
        return faults.stream().distinct().toList();
    }

    /** An id of the standard, whatever version it is from, has one place in a record: nobody else can have it. */
    private void standardItem(DictionaryFile file, Definition definition) {
        for (Map.Entry<NaaccrVersion, List<Item>> version : base.entrySet()) {
            Optional<Item> same = version.getValue().stream().filter(item -> item.id().equals(definition.id()))
                    .findFirst();
            if (same.isPresent() && !adoptedEarly(file, version.getKey(), definition, same.get())) {
                fault(file, definition, "naaccrId " + definition.id() + " is an item of the standard in "
                        + version.getKey() + ".");
                return;
            }
        }
    }

    /** A registry may have used an item before the standard took it up; then it is the same item. */
    private static boolean adoptedEarly(DictionaryFile file, NaaccrVersion standard, Definition definition,
            Item item) {
        return file.version().isPresent() && file.version().get().compareTo(standard) < 0
                && item.number() == definition.number() && item.level() == definition.level();
    }

    /** A clash with one item in several versions is told for the first. */
    private void oneVersion(NaaccrVersion version) {
        Map<Integer, Known> numbers = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        base.get(version).forEach(item -> numbers.put(item.number(), new Known(item.id(), version.toString())));
        for (DictionaryFile file : userFiles) {
            if (file.version().isPresent() && !file.version().get().equals(version)) {
                continue;
            }
            for (Definition definition : file.definitions()) {
                String here = definition.id() + " of " + file.name();
                if (redefinesDefault(version, file, definition)) {
                    continue;
                }
                Known sameNumber = numbers.putIfAbsent(definition.number(), new Known(definition.id(), file.name()));
                if (sameNumber != null && told.add(file.name() + definition.line() + sameNumber.id())) {
                    fault(file, definition, "naaccrNum " + definition.number() + " of " + definition.id()
                            + " is that of " + sameNumber.id() + " of " + sameNumber.where() + ".");
                }
                String sameId = ids.putIfAbsent(definition.id(), here);
                if (sameId != null) {
                    fault(file, definition, "naaccrId " + definition.id() + " is there twice: also " + sameId + ".");
                }
            }
        }
    }

    /** A user dictionary may repeat an item of the default user dictionary of its version, as it stands there. */
    private boolean redefinesDefault(NaaccrVersion version, DictionaryFile file, Definition definition) {
        return userFiles.stream()
                .filter(other -> other != file && other.isDefaultUser() && other.version().equals(Optional.of(version)))
                .flatMap(other -> other.definitions().stream()).anyMatch(definition::isSameItem);
    }

    private void fault(DictionaryFile file, Definition definition, String message) {
        faults.add(new DictionaryFault(file.name(), definition.line(), message));
    }
}
