package org.accession.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.accession.dictionary.Item;
import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.rules.EditsDate.Flaw;

/**
 * The working memory in which rules run over one record after the other. Not for use by several threads: each has its
 * own.
 */
public final class Run {

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final int NO_DATE = Integer.MIN_VALUE;
    private static final int ROOM = 1024;
    private static final int MOST_STEPS = 100_000;
    private static final String BLANKS = " ".repeat(4096);
    private static final String[] BLANK = new String[1025];

    static {
        for (int length = 0; length < BLANK.length; length++) {
            BLANK[length] = BLANKS.substring(0, length).intern();
        }
    }

    private final int today;
    private final CollaborativeStage staging;
    private Values root;
    private Values patient;
    private Values tumor;
    private String[] padded = new String[0];
    private long[] codes = new long[0];
    private int[] dates = new int[0];

    String[] texts = new String[32];
    int[] numbers = new int[32];
    int yearsAhead;
    int verdict;
    private Flaw flaw = Flaw.NONE;
    private boolean failed;
    private boolean warned;
    private String message;
    private final List<String> more = new ArrayList<>();
    private int steps;
    private String schemaSite;
    private String schemaHistology;
    private String schemaDiscriminator;
    private int schema;

    /**
     * @param clock says what day it is
     * @param staging answers calls of Collaborative Stage, or null if there is nothing to answer them
     */
    public Run(Clock clock, CollaborativeStage staging) {
        LocalDate day = LocalDate.now(clock);
        this.today = day.getYear() * 10000 + day.getMonthValue() * 100 + day.getDayOfMonth();
        this.staging = staging;
    }

    /** The record that rules run over next. Values must not change meanwhile. */
    public void on(Values root, Values patient, Values tumor) {
        this.root = root;
        this.patient = patient;
        this.tumor = tumor;
        Arrays.fill(padded, null);
        Arrays.fill(codes, UNKNOWN);
        Arrays.fill(dates, NO_DATE);
    }

    /** A record whose items lie together. */
    public void on(Values values) {
        on(values, values, values);
    }

    /** The day as a number, for example 20260630. */
    public int today() {
        return today;
    }

    /** The value of an item as the record has it; empty if it has none. */
    public String value(Item item) {
        return plain(item.level(), item.ordinal());
    }

    CollaborativeStage staging() {
        if (staging == null) {
            throw new RunFault("Collaborative Stage is not at hand.");
        }
        return staging;
    }

    /** The value of an item, filled up with blanks. */
    String field(FieldText field) {
        String value = field.ordinal() < padded.length ? padded[field.ordinal()] : null;
        return value != null ? value : pad(field);
    }

    private String pad(FieldText field) {
        if (field.ordinal() >= padded.length) {
            padded = Arrays.copyOf(padded, Math.max(ROOM, field.ordinal() + 1));
        }
        String value = plain(field);
        int missing = field.length() - value.length();
        if (missing > 0) {
            value = value.isEmpty() ? blanks(missing) : value.concat(blanks(missing));
        }
        padded[field.ordinal()] = value;
        return value;
    }

    /** The value of an item as the record has it. */
    String plain(FieldText field) {
        return plain(field.level(), field.ordinal());
    }

    private String plain(Level level, int ordinal) {
        Values values = switch (level) {
            case ROOT -> root;
            case PATIENT -> patient;
            case TUMOR -> tumor;
        };
        return values == null ? "" : values.get(ordinal);
    }

    /** Whether the item has no value but blanks. */
    boolean isBlank(FieldText field) {
        String value = plain(field);
        return value.isEmpty() || value.charAt(0) <= ' ' && EditsDate.trimmed(value) == 0;
    }

    /** The number of the value without the blanks behind it, if it is short. */
    long code(FieldText field) {
        int ordinal = field.ordinal();
        if (ordinal >= codes.length) {
            int before = codes.length;
            codes = Arrays.copyOf(codes, Math.max(ROOM, ordinal + 1));
            Arrays.fill(codes, before, codes.length, UNKNOWN);
        }
        long code = codes[ordinal];
        if (code == UNKNOWN) {
            String value = plain(field);
            code = ShortText.code(value, 0, EditsDate.trimmed(value));
            codes[ordinal] = code;
        }
        return code;
    }

    /** The date that the value is, as {@link EditsDate} has it. */
    int date(FieldText field) {
        int ordinal = field.ordinal();
        if (ordinal >= dates.length) {
            int before = dates.length;
            dates = Arrays.copyOf(dates, Math.max(ROOM, ordinal + 1));
            Arrays.fill(dates, before, dates.length, NO_DATE);
        }
        int date = dates[ordinal];
        if (date == NO_DATE) {
            date = EditsDate.parse(plain(field));
            dates[ordinal] = date;
        }
        return EditsDate.until(date, today, yearsAhead);
    }

    static String blanks(int length) {
        return length < BLANK.length ? BLANK[length] : " ".repeat(length);
    }

    /** The schema of a case; edits ask for the same one many times. */
    int schema(String site, String histology, String discriminator) {
        if (!site.equals(schemaSite) || !histology.equals(schemaHistology)
                || !discriminator.equals(schemaDiscriminator)) {
            schema = staging().schema(site, histology, discriminator);
            schemaSite = site;
            schemaHistology = histology;
            schemaDiscriminator = discriminator;
        }
        return schema;
    }

    void begin(int textVariables, int numberVariables) {
        if (texts.length < textVariables || numbers.length < numberVariables) {
            texts = new String[textVariables + 32];
            numbers = new int[numberVariables + 32];
        }
        Arrays.fill(texts, 0, textVariables, "");
        Arrays.fill(numbers, 0, numberVariables, 0);
        verdict = Compiler.PASS;
        failed = false;
        warned = false;
        flaw = Flaw.NONE;
        message = null;
        steps = 0;
        if (!more.isEmpty()) {
            more.clear();
        }
    }

    /** What a rule allowed itself does not hold for what is asked next. */
    void end() {
        yearsAhead = 0;
    }

    /** Counts a turn of a loop. */
    void step() {
        if (++steps > MOST_STEPS) {
            throw new RunFault("The rule was stopped after " + MOST_STEPS + " turns of a loop.");
        }
    }

    void flaw(Flaw found) {
        flaw = found;
    }

    void fail() {
        failed = true;
    }

    void warn() {
        warned = true;
    }

    /** The message that takes the place of the usual one. */
    void message(String text) {
        message = filled(text);
    }

    /** A message beside the usual one. */
    void add(String text) {
        more.add(filled(text));
    }

    private String filled(String text) {
        return text.indexOf('%') < 0 ? text : text.replace("%DC", flaw.words());
    }

    boolean failed() {
        return failed;
    }

    boolean warned() {
        return warned;
    }

    /** The message of the rule that ran last, in place of its usual one; null if it has none of its own. */
    public String message() {
        return message;
    }

    /** The further messages of the rule that ran last. */
    public List<String> more() {
        return more;
    }
}
