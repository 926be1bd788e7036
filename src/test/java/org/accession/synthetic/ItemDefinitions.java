package org.accession.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.accession.dictionary.DataType;
import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;

/** What the NAACCR XML specification demands of a value, written apart from the reader that enforces it. */
final class ItemDefinitions {

    private static final Map<DataType, Pattern> FORMS = Map.of(DataType.ALPHA, Pattern.compile("[A-Z]+"),
            DataType.DIGITS, Pattern.compile("[0-9]+"), DataType.MIXED, Pattern.compile("[A-Z0-9]+"), DataType.NUMERIC,
            Pattern.compile("[0-9]+(\\.[0-9]+)?"), DataType.DATE,
            Pattern.compile("(18|19|20)[0-9]{2}((0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])?)?"), DataType.DATE_TIME,
            Pattern.compile("(18|19|20)[0-9]{2}(-(0[1-9]|1[012])(-(0[1-9]|[12][0-9]|3[01])(T.+)?)?)?"), DataType.TEXT,
            Pattern.compile("\\S|\\S(?s:.*)\\S"));

    private ItemDefinitions() {}

    /** A sentence for each value of the level that the version does not allow. */
    static List<String> faults(Dictionary dictionary, Level level, Values values) {
        List<String> faults = new ArrayList<>();
        values.forEach(dictionary, (item, value) -> {
            if (item.level() == level && !fits(item, value)) {
                faults.add(item + " of " + dictionary.version() + " does not allow \"" + value + "\"");
            }
        });
        return faults;
    }

    private static boolean fits(Item item, String value) {
        boolean length = item.type().fillsLength() ? value.length() == item.length() : value.length() <= item.length();
        return length && FORMS.get(item.type()).matcher(value).matches();
    }
}
