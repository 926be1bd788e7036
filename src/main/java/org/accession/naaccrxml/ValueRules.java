package org.accession.naaccrxml;

import org.accession.dictionary.Item;

/** Whether a value may stand in a file as that of its item. */
public final class ValueRules {

    private ValueRules() {}

    /**
     * The first thing that is wrong with the value, or null. White space alone is looked for first, then white space at
     * either end, then whatever the {@linkplain Item#misfit item} has against it.
     */
    public static FaultCode check(Item item, String value) {
        if (value.isEmpty()) {
            return null;
        }
        if (XmlCharacters.isSpace(value.charAt(0))) {
            return XmlCharacters.isBlank(value) ? FaultCode.BLANK_VALUE : FaultCode.LEADING_SPACE;
        }
        if (XmlCharacters.isSpace(value.charAt(value.length() - 1))) {
            return FaultCode.TRAILING_SPACE;
        }
        return item.misfit(value).map(FaultCode::of).orElse(null);
    }
}
