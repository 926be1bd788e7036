package org.accession.staging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers the keys of an algorithm, so that the values of a case are an array. Grows while schemas are prepared. */
final class Keys {

    /** The slot of what is no reference. */
    static final int NONE = -1;

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{(.*?)}}");

    private final Map<String, Integer> slots = new ConcurrentHashMap<>();
    private final List<String> names = new CopyOnWriteArrayList<>();

    /** The slot of the key; a new one if it had none. */
    int slot(String key) {
        Integer slot = slots.get(key);
        return slot != null ? slot : add(key);
    }

    private synchronized int add(String key) {
        return slots.computeIfAbsent(key, added -> {
            names.add(added);
            return names.size() - 1;
        });
    }

    /** The slot of the key, or {@link #NONE}. */
    int find(String key) {
        return slots.getOrDefault(key, NONE);
    }

    String name(int slot) {
        return names.get(slot);
    }

    int size() {
        return names.size();
    }

    /** The slot to which a written value refers as <code>{{key}}</code>, or {@link #NONE} if it is a plain value. */
    int reference(String written) {
        if (written == null || !written.startsWith("{{")) {
            return NONE;
        }
        Matcher matcher = REFERENCE.matcher(written);
        return matcher.matches() ? slot(matcher.group(1)) : NONE;
    }
}
