package org.accession.naaccrxml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.accession.dictionary.Dictionary;
import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.RecordType;
import org.accession.dictionary.Values;

/** What is read of one NaaccrData, Patient or Tumor element. */
final class ElementItems {

    /**
     * What holds for all elements of a file.
     *
     * @param ordinals the room that values need
     * @param validate whether values are checked against the dictionary
     * @param recordType the record type of the file
     * @param carriesAll whether that carries every item
     */
    record Rules(int ordinals, boolean validate, RecordType recordType, boolean carriesAll) {

        static Rules of(Dictionary dictionary, boolean validate, RecordType type) {
            return new Rules(dictionary.limit(), validate, type,
                    dictionary.items().stream().allMatch(item -> item.recordTypes().contains(type)));
        }

        boolean isOutside(Item item) {
            return !carriesAll && validate && !item.recordTypes().contains(recordType);
        }
    }

    /** The most bytes that one patient may take: several hundred full abstracts. */
    static final int LARGEST_PATIENT = ByteWindow.MOST;
    /** The most faults that one patient may have. */
    static final int MOST_FAULTS = 200_000;
    /** Stands in reports for an id that is empty. */
    private static final String NAMELESS = "(empty)";

    final Level level;
    final Values values;
    final List<ValueFault> faults;
    private final long start;
    private final int patient;
    private final int tumor;
    private final Rules rules;
    private List<StrayItem> strayItems = List.of();
    private List<Extension> extensions = List.of();
    private Set<String> strayIds = Set.of();

    /** What is read of an element of the patient that begins at the position. */
    ElementItems(Level level, long start, int patient, int tumor, Rules rules, List<ValueFault> faults) {
        this.level = level;
        this.start = start;
        this.patient = patient;
        this.tumor = tumor;
        this.rules = rules;
        this.faults = faults;
        values = new Values(rules.ordinals());
    }

    /** Whether a patient that reaches to the position holds more than is reasonable. */
    boolean isFull(long position) {
        return position - start > LARGEST_PATIENT || faults.size() > MOST_FAULTS;
    }

    List<StrayItem> strayItems() {
        return strayItems;
    }

    List<Extension> extensions() {
        return extensions;
    }

    void add(Extension extension) {
        if (extensions.isEmpty()) {
            extensions = new ArrayList<>();
        }
        extensions.add(extension);
    }

    /** Takes what stands for the value of a known item. */
    void put(Item item, String value, long line) {
        if (XmlCharacters.hasControl(value)) {
            fault(FaultCode.CONTROL_CHARACTER, line, item.id(), value,
                    item.id() + " holds a control character, which XML does not allow; it was read as a space.");
            if (!XmlCharacters.isBlank(printable(value))) {
                place(item, printable(value), line);
            }
        } else if (!value.isEmpty()) {
            take(item, value, line);
        }
    }

    /** Takes the value of a known item, in which no character is one that XML cannot hold. */
    void take(Item item, String value, long line) {
        FaultCode code = rules.validate() || XmlCharacters.isBlank(value) ? ValueRules.check(item, value) : null;
        if (code != null) {
            fault(code, line, item.id(), value, sentence(code, item, value));
        }
        if (code != FaultCode.BLANK_VALUE) {
            place(item, value, line);
        }
    }

    /** Takes the value of a known item that was found right, whatever the element. */
    void place(Item item, String value, long line) {
        if (item.level() != level) {
            fault(FaultCode.WRONG_LEVEL, line, item.id(), value, item.id() + " belongs into " + item.level().xmlName()
                    + ", not into " + level.xmlName() + ".");
            addStray(new StrayItem(item.id(), null, value));
        } else if (values.has(item.ordinal())) {
            fault(FaultCode.DUPLICATE_ITEM, line, item.id(), value,
                    item.id() + " stands twice in one " + level.xmlName() + "; the first value holds.");
            addStray(new StrayItem(item.id(), null, value));
        } else {
            values.set(item.ordinal(), value);
            if (rules.isOutside(item)) {
                fault(FaultCode.NOT_IN_RECORD_TYPE, line, item.id(), value,
                        item.id() + " does not belong into a file of record type " + rules.recordType() + ".");
            }
        }
    }

    /** Takes an item that no dictionary of the file has. */
    void putUnknown(String id, String number, String value, long line) {
        boolean nameless = "".equals(id) && (number == null || number.isEmpty());
        String name = nameless ? NAMELESS : id == null || id.isEmpty() ? number : id;
        fault(FaultCode.UNKNOWN_ITEM, line, name, value, nameless
                ? "The naaccrId of the item is empty."
                : (name.equals(id) ? "" : "Number ") + name + " is no item of this version or of a user dictionary.");
        if (!XmlCharacters.isBlank(printable(value))) {
            if (XmlCharacters.hasControl(value)) {
                fault(FaultCode.CONTROL_CHARACTER, line, name, value,
                        name + " holds a control character, which XML does not allow; it was read as a space.");
            }
            if (strayIds.isEmpty()) {
                strayIds = new HashSet<>();
            }
            if (!nameless && !strayIds.add(name)) {
                fault(FaultCode.DUPLICATE_ITEM, line, name, value,
                        name + " stands twice in one " + level.xmlName() + ".");
            }
            addStray(new StrayItem(id, number, printable(value)));
        }
    }

    void wrongNumber(Item item, String number, String value, long line) {
        fault(FaultCode.WRONG_NUMBER, line, item.id(), value,
                item.id() + " has the number " + item.number() + ", not " + number + ".");
    }

    void fault(FaultCode code, long line, String item, String value, String message) {
        faults.add(new ValueFault(code, line, patient, tumor, item, value, message));
    }

    private void addStray(StrayItem item) {
        if (strayItems.isEmpty()) {
            strayItems = new ArrayList<>();
        }
        strayItems.add(item);
    }

    private static String printable(String value) {
        StringBuilder printable = new StringBuilder(value);
        for (int i = 0; i < value.length(); i++) {
            if (XmlCharacters.isControl(value.charAt(i))) {
                printable.setCharAt(i, ' ');
            }
        }
        return printable.toString();
    }

    private static String sentence(FaultCode code, Item item, String value) {
        int length = Item.characters(value);
        return switch (code) {
            case TOO_LONG -> item.id() + " holds " + length + " characters; it may hold " + item.length() + ".";
            case TOO_SHORT -> item.id() + " holds " + length + (length == 1 ? " character" : " characters")
                    + "; it must hold " + item.length() + ".";
            case BLANK_VALUE -> item.id() + " holds white space alone, which is no value.";
            case LEADING_SPACE -> item.id() + " begins with a " + spaceName(value.charAt(0)) + ".";
            case TRAILING_SPACE -> item.id() + " ends with a " + spaceName(value.charAt(value.length() - 1)) + ".";
            case IMPOSSIBLE_DATE -> item.id() + " holds a date that is not in the calendar.";
            default -> item.id() + " holds what is not of its type, " + item.type().xmlName() + ".";
        };
    }

    private static String spaceName(char space) {
        return space == ' ' ? "space" : space == '\t' ? "tab" : "line end";
    }
}
