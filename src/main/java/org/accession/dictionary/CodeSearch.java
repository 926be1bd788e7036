package org.accession.dictionary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds codes by the start of the code or of words of a term. */
final class CodeSearch {

    private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)|\\bNOS\\b");
    private static final long NO_MATCH = Long.MAX_VALUE;
    private static final int THE_CODE = 0;
    private static final int START_OF_CODE = 1;
    private static final int WORDS = 2;

    /**
     * A term that can be found.
     *
     * @param codeIndex the same for all terms of a code
     * @param length how many words say something: a remark does not, and "NOS" says that nothing more is said
     */
    private record Candidate(CodeEntry entry, int codeIndex, String code, String[] words, int length) {}

    private final List<Candidate> candidates = new ArrayList<>();
    private final int codes;

    CodeSearch(List<CodeEntry> entries) {
        Map<String, Integer> indexByCode = new HashMap<>();
        for (CodeEntry entry : entries) {
            Integer codeIndex = indexByCode.computeIfAbsent(entry.code(), code -> indexByCode.size());
            String[] words = words(entry.term());
            int length = entry.term().indexOf('(') < 0 && !entry.term().contains("NOS")
                    ? words.length
                    : words(REMARK.matcher(entry.term()).replaceAll("")).length;
            candidates.add(new Candidate(entry, codeIndex, String.join("", words(entry.code())), words, length));
        }
        codes = indexByCode.size();
    }

    List<CodeEntry> find(String query, int most) {
        String[] asked = words(query);
        String code = String.join("", asked);
        long[] bestOfCode = new long[codes];
        Arrays.fill(bestOfCode, NO_MATCH);
        for (int place = 0; place < candidates.size(); place++) {
            Candidate candidate = candidates.get(place);
            long rank = rank(candidate, place, asked, code);
            bestOfCode[candidate.codeIndex()] = Math.min(bestOfCode[candidate.codeIndex()], rank);
        }
        Arrays.sort(bestOfCode);
        List<CodeEntry> found = new ArrayList<>();
        for (int i = 0; i < codes && i < most && bestOfCode[i] != NO_MATCH; i++) {
            found.add(candidates.get((int) (bestOfCode[i] & 0xFFFFFF)).entry());
        }
        return found;
    }

    private static long rank(Candidate candidate, int place, String[] asked, String code) {
        if (asked.length == 0) {
            return rank(WORDS, 0, 0, 0, true, place);
        }
        if (candidate.code().startsWith(code)) {
            boolean whole = candidate.code().length() == code.length();
            return rank(whole ? THE_CODE : START_OF_CODE, 0, 0, 0, candidate.entry().preferred(), place);
        }
        int begun = 0;
        int moved = 0;
        for (int i = 0; i < asked.length; i++) {
            int at = place(asked[i], candidate.words());
            if (at < 0) {
                return NO_MATCH;
            }
            begun += candidate.words()[at].length() == asked[i].length() ? 0 : 1;
            moved += at == i ? 0 : 1;
        }
        return rank(WORDS, begun, candidate.length(), moved, candidate.entry().preferred(), place);
    }

    /**
     * How well a candidate fits, as one number; lower is better. The first part that differs decides.
     *
     * @param kind the code itself, a longer code, or words
     * @param begun how many words were not written out
     * @param length how many words the term has
     * @param moved how many words stand elsewhere than they were asked for
     * @param place the place in the list
     */
    private static long rank(int kind, int begun, int length, int moved, boolean preferred, int place) {
        long rank = kind;
        rank = rank << 8 | Math.min(begun, 255);
        rank = rank << 8 | Math.min(length, 255);
        rank = rank << 8 | Math.min(moved, 255);
        rank = rank << 1 | (preferred ? 0 : 1);
        return rank << 24 | place;
    }

    /** The place of the word itself, else of a word that starts with it, else -1. */
    private static int place(String start, String[] words) {
        int begun = -1;
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith(start)) {
                if (words[i].length() == start.length()) {
                    return i;
                }
                begun = begun < 0 ? i : begun;
            }
        }
        return begun;
    }

    /** The words in small letters without accents; whatever is neither letter nor digit parts them. */
    private static String[] words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (char letter : plain(text).toCharArray()) {
            if (Character.isLetterOrDigit(letter)) {
                word.append(Character.toLowerCase(letter));
            } else if (Character.getType(letter) != Character.NON_SPACING_MARK && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words.toArray(String[]::new);
    }

    private static String plain(String text) {
        boolean ascii = text.chars().allMatch(letter -> letter < 128);
        return ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
