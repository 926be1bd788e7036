package org.accession.patient;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.accession.dictionary.Dictionaries;
import org.accession.dictionary.Item;
import org.accession.keys.Keyring;

/** An identifier that is stored encrypted, with a keyed hash to match by. */
public enum Identifier {

    SOCIAL_SECURITY_NUMBER("socialSecurityNumber", "(?!000)\\d{3}(?!00)\\d{2}(?!0000)\\d{4}"),
    /** The number on the Medicare card; before 2018 the claim number, which has the same item. */
    MEDICARE_BENEFICIARY("medicareBeneficiaryIdentifier", "[0-9A-Z]{9,11}");

    /** Numbers that stand in for one: they are of nobody, or of too many. */
    private static final Set<String> PLACEHOLDERS = Set.of("123456789", "987654321", "078051120", "219099999");
    private static final Pattern ONE_CHARACTER = Pattern.compile("(.)\\1*");
    private static final Pattern PUNCTUATION = Pattern.compile("[^0-9A-Za-z]");

    private final Item item;
    private final Pattern form;

    Identifier(String id, String form) {
        item = Dictionaries.standard().working().item(id);
        this.form = Pattern.compile(form);
    }

    public Item item() {
        return item;
    }

    /** The value without punctuation, if it tells one person from another: blanks and placeholders such as 999999999 do not. */
    public Optional<String> matchable(String value) {
        String normalised = PUNCTUATION.matcher(value).replaceAll("").toUpperCase(Locale.ROOT);
        return form.matcher(normalised).matches() && !ONE_CHARACTER.matcher(normalised).matches()
                && !PLACEHOLDERS.contains(normalised) ? Optional.of(normalised) : Optional.empty();
    }

    /** The keyed hash to match by, or null if the value is not matchable. */
    public byte[] hmac(String value, Keyring keyring) {
        return matchable(value).map(normalised -> keyring.hmac(item.id() + ":" + normalised)).orElse(null);
    }

    /** Whether the item with the XML id is one of these. */
    public static boolean isOne(String id) {
        return Arrays.stream(values()).anyMatch(one -> one.item.id().equals(id));
    }

    /** Whether the item at the ordinal is one of these. */
    static boolean isEncrypted(int ordinal) {
        return ordinal == SOCIAL_SECURITY_NUMBER.item.ordinal() || ordinal == MEDICARE_BENEFICIARY.item.ordinal();
    }
}
