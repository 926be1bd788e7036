package org.accession.checking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.accession.dictionary.Level;
import org.accession.dictionary.Values;
import org.accession.edits.Finding;
import org.accession.edits.Finding.ItemValue;
import org.accession.patient.Identifier;

/**
 * Findings in the cases of one record, as they are to be stored: identifiers masked, long texts cut, and the item to look at
 * first. That is the one which most of the edits that read it complain about: a date of diagnosis stands in nearly all edits
 * and is seldom the fault, a grade that half of its edits refuse mostly is.
 */
final class FindingWords {

    private static final int LONGEST = 200;
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]{3,}");

    private final ActiveEdits edits;
    private final List<List<Finding>> findings;
    private final List<String> identifiers;
    private final Map<String, Integer> inRecord = new HashMap<>();

    FindingWords(ActiveEdits edits, Values patient, List<List<Finding>> ofCases) {
        this.edits = edits;
        findings = ofCases;
        identifiers = Arrays.stream(Identifier.values()).map(one -> patient.get(one.item()))
                .filter(value -> !value.isEmpty()).toList();
        ofCases.forEach(ofCase -> count(ofCase).forEach((item, times) -> inRecord.merge(item, times, Integer::sum)));
    }

    List<StoredFinding> ofCase(int place) {
        Map<String, Integer> inCase = count(findings.get(place));
        return findings.get(place).stream().map(finding -> stored(finding, inCase)).toList();
    }

    private static Map<String, Integer> count(List<Finding> findings) {
        Map<String, Integer> count = new HashMap<>();
        findings.forEach(finding -> items(finding).forEach(item -> count.merge(item, 1, Integer::sum)));
        return count;
    }

    private static Set<String> items(Finding finding) {
        return finding.items().stream().map(ItemValue::item).collect(Collectors.toCollection(HashSet::new));
    }

    private StoredFinding stored(Finding finding, Map<String, Integer> inCase) {
        boolean tellsOfOne = finding.items().stream().anyMatch(item -> Identifier.isOne(item.item()));
        StoredFinding stored = new StoredFinding();
        stored.edit = finding.edit().tag();
        stored.name = finding.edit().name();
        stored.severity = finding.severity();
        stored.message = masked(finding.message(), tellsOfOne);
        stored.items = finding.items().stream().map(item -> shown(item, tellsOfOne)).toList();
        stored.metafile = finding.metafile();
        double best = -1;
        for (ItemValue item : finding.items()) {
            int times = (edits.levelOf(item.item()) == Level.PATIENT ? inRecord : inCase).get(item.item());
            double weight = (double) times * times / Math.max(1, edits.readersOf(item.item()));
            if (weight > best && !item.item().startsWith("overRide")) {
                best = weight;
                stored.fix = item.item();
                stored.clears = times;
            }
        }
        return stored;
    }

    private ItemValue shown(ItemValue item, boolean tellsOfOne) {
        String value = item.value().stripTrailing();
        String shown = Identifier.isOne(item.item())
                ? "•".repeat(value.length())
                : masked(value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value, false);
        return new ItemValue(item.item(), shown);
    }

    /** Without the identifiers; where an edit tells of one, without the parts of it that the edit may have put there. */
    private String masked(String text, boolean tellsOfOne) {
        return identifiers.isEmpty()
                ? text
                : WORD.matcher(text).replaceAll(word -> isIdentifying(word.group(), tellsOfOne)
                        ? "•".repeat(word.group().length())
                        : Matcher.quoteReplacement(word.group()));
    }

    private boolean isIdentifying(String word, boolean inPart) {
        return identifiers.stream().anyMatch(value -> word.contains(value) || inPart && value.contains(word));
    }
}
