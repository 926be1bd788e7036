package org.accession.naaccrxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The namespace declarations in force, innermost last. */
final class Namespaces {

    static final String NAACCR = "http://naaccr.org/naaccrxml";
    static final String XML = "http://www.w3.org/XML/1998/namespace";

    private record Binding(String prefix, String uri, int depth) {}

    private final List<Binding> bindings = new ArrayList<>();
    private int watched;
    private Map<String, String> outer = new TreeMap<>();

    /** Declares a prefix on the element at the depth; the empty prefix is the default. */
    void declare(String prefix, String uri, int depth) {
        bindings.add(new Binding(prefix, uri, depth));
    }

    /** Forgets what the element at the depth declared. */
    void leave(int depth) {
        while (!bindings.isEmpty() && bindings.get(bindings.size() - 1).depth() >= depth) {
            bindings.remove(bindings.size() - 1);
        }
    }

    /** The address that the prefix stands for; null if it is not declared. */
    String resolve(String prefix) {
        if (prefix.equals("xml")) {
            return XML;
        }
        for (int i = bindings.size() - 1; i >= 0; i--) {
            Binding binding = bindings.get(i);
            if (binding.prefix().equals(prefix)) {
                if (binding.depth() < watched) {
                    outer.put(prefix, binding.uri());
                }
                return binding.uri();
            }
        }
        if (prefix.isEmpty()) {
            if (watched > 0) {
                outer.put("", "");
            }
            return "";
        }
        return null;
    }

    /** Notes from now on which prefixes are used that an element above the depth declares. */
    void watch(int depth) {
        watched = depth;
        outer = new TreeMap<>();
    }

    /** What was noted, by prefix. */
    Map<String, String> unwatch() {
        watched = 0;
        return outer;
    }
}
