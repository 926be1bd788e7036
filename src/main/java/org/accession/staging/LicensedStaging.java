package org.accession.staging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.accession.dictionary.Item;

/**
 * What a licence allows a registry to know of AJCC staging. Accession ships nothing of it: whoever has a licence puts it in,
 * for example as a {@link LicensedTable}.
 */
public interface LicensedStaging {

    /** Knows nothing. */
    LicensedStaging NONE = new LicensedStaging() {
        @Override
        public List<InputCodes.Code> codes(String ajccId, Item item) {
            return List.of();
        }

        @Override
        public Optional<String> group(String ajccId, Item group, Function<Item, String> values) {
            return Optional.empty();
        }
    };

    /** The codes of a category or stage group in the chapter with the AJCC ID (NAACCR item 995); none if it does not know. */
    List<InputCodes.Code> codes(String ajccId, Item item);

    /** The stage group that follows from the values of a case, for the item of a stage group. */
    Optional<String> group(String ajccId, Item group, Function<Item, String> values);
}
