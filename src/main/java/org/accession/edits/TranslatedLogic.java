package org.accession.edits;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.accession.rules.RuleFault;
import org.accession.rules.Statement;

/** The logic of a translated edit. */
final class TranslatedLogic implements EditLogic.AsTree {

    private static final Pattern ITEM = Pattern.compile("untrimmedline\\.(\\w+)");

    private final String source;
    private final TranslatedCalls calls;
    private final TranslatedTexts texts = new TranslatedTexts();

    TranslatedLogic(String source, TranslatedCalls calls) {
        this.source = source;
        this.calls = calls;
        Matcher item = ITEM.matcher(source);
        while (item.find()) {
            texts.item(item.group(1));
        }
    }

    String placeholders(String message) {
        return texts.withPlaceholders(message);
    }

    List<String> items() {
        return texts.items();
    }

    @Override
    public List<Statement> tree() throws RuleFault {
        return new TranslatedParser(EditsSource.bounded(source), texts, calls).parse();
    }

    @Override
    public String toString() {
        return source;
    }
}
