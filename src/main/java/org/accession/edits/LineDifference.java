package org.accession.edits;

import java.util.ArrayList;
import java.util.List;

/** What is different between two texts, line by line. */
public final class LineDifference {

    /** Longer texts are told as wholly different: to compare them would take too long. */
    private static final int MOST_LINES = 3000;
    private static final int AROUND = 2;

    /** What became of a line. */
    public enum Kind {
        SAME, REMOVED, ADDED,
        /** Stands for lines that are the same and not shown. */
        SKIPPED
    }

    /** A line of either text. */
    public record Line(Kind kind, String text) {}

    private LineDifference() {}

    /** The lines that are different, with some around them. */
    public static List<Line> of(String before, String after) {
        List<String> one = before.lines().toList();
        List<String> other = after.lines().toList();
        return shortened(one.size() > MOST_LINES || other.size() > MOST_LINES
                ? replaced(one, other)
                : compared(one, other));
    }

    private static List<Line> replaced(List<String> one, List<String> other) {
        List<Line> lines = new ArrayList<>();
        one.forEach(line -> lines.add(new Line(Kind.REMOVED, line)));
        other.forEach(line -> lines.add(new Line(Kind.ADDED, line)));
        return lines;
    }

    /** By the longest common subsequence. */
    private static List<Line> compared(List<String> one, List<String> other) {
        int[][] common = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(other.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))) {
                lines.add(new Line(Kind.SAME, one.get(i++)));
                j++;
            } else if (j == other.size() || i < one.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line(Kind.REMOVED, one.get(i++)));
            } else {
                lines.add(new Line(Kind.ADDED, other.get(j++)));
            }
        }
        return lines;
    }

    private static List<Line> shortened(List<Line> lines) {
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean near = lines.subList(Math.max(0, i - AROUND), Math.min(lines.size(), i + AROUND + 1)).stream()
                    .anyMatch(line -> line.kind() != Kind.SAME);
            if (near) {
                shown.add(lines.get(i));
            } else if (shown.isEmpty() || shown.get(shown.size() - 1).kind() != Kind.SKIPPED) {
                shown.add(new Line(Kind.SKIPPED, ""));
            }
        }
        return shown;
    }
}
