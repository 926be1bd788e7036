package org.accession.naaccrxml;

import org.accession.dictionary.Item;

/** Whether a value may stand in a file as that of its item. */
public final class ValueRules {

    private ValueRules() {}

    /**
     * The first thing that is wrong with the value, or null. Spaces at either end are looked for first, then whatever the
     * {@linkplain Item#misfit item} has against it.
     */
    public static FaultCode check(Item item, String value) {
        if (value.isEmpty()) {
            return null;
        }
        if (value.charAt(0) == ' ') {
            return FaultCode.LEADING_SPACE;
        }
        if (value.charAt(value.length() - 1) == ' ') {
            return FaultCode.TRAILING_SPACE;
        }
        return item.misfit(value).map(FaultCode::of).orElse(null);
    }
}
