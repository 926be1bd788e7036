package org.accession.edits;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.rules.Dialect;
import org.accession.rules.Parser;
import org.accession.rules.Rule;
import org.accession.rules.RuleFault;
import org.accession.rules.Statement;

/** Edits that a registry writes itself, in our own dialect of the language, over the items of one dictionary. */
public final class LocalEdits {

    /** The name of the metafile that they are in. */
    public static final String METAFILE = "Local edits";

    private record Own(String source) implements EditLogic.AsTree {

        @Override
        public List<Statement> tree() throws RuleFault {
            return Parser.parse(source, Dialect.OWN);
        }

        @Override
        public String source() {
            return source;
        }
    }

    private LocalEdits() {}

    /**
     * An edit; its items are those that it reads, in the order in which they appear.
     *
     * @throws RuleFault if it does not compile
     */
    public static Edit edit(String tag, String name, String message, String description, String source,
            Dictionary dictionary) throws RuleFault {
        List<String> items = Rule.compile(source, dictionary).items().stream()
                .sorted(Comparator.comparingInt(item -> place(item, source))).map(Item::id).toList();
        return new Edit(tag, name, "Local", message, description, items, new Own(source));
    }

    /** Where the item first stands in the source, by its XML id or its name; a rule may read it in another order. */
    private static int place(Item item, String source) {
        Matcher named = Pattern
                .compile("#(?:" + Pattern.quote(item.id()) + "\\b|S\"" + Pattern.quote(item.name()) + "\")",
                        Pattern.CASE_INSENSITIVE)
                .matcher(source);
        return named.find() ? named.start() : source.length();
    }

    /** The edits as a metafile for records of the dictionary. */
    public static Metafile metafile(List<Edit> edits, Dictionary dictionary) {
        Map<String, Integer> names = new HashMap<>();
        dictionary.items().forEach(item -> names.put(item.name().toLowerCase(Locale.ROOT), item.number()));
        return new Metafile(METAFILE, dictionary.version(), List.copyOf(edits), List.of(), Map.of(), Map.of(), names);
    }
}
