package org.accession.synthetic;

/** PSA, Gleason patterns and cores of prostate cancer; the grade group follows from the patterns and the other way. */
final class ProstateMarkers {

    private ProstateMarkers() {}

    static void write(Form form, Primary primary, Chance chance) {
        if (primary.diagnosis().isInSitu()) {
            return;
        }
        double psa = Math.min(900, chance.aroundMedian(primary.extent().isDistant() ? 68 : 7.2, 0.7));
        int tenths = (int) Math.max(1, psa * 10);
        form.replace("psaLabValue", chance.happens(94) ? tenths / 10 + "." + tenths % 10 : "XXX.9");
        String patterns = patterns(primary.grade(), chance);
        boolean biopsied = primary.biopsy().equals("02");
        boolean graded = primary.isHistologic();
        form.replace("gleasonPatternsClinical", graded ? patterns : "X7")
                .replace("gleasonScoreClinical", graded ? score(patterns) : "X7");
        boolean resected = primary.isResected();
        form.replace("gleasonPatternsPathological", resected ? patterns : "X7")
                .replace("gleasonScorePathological", resected ? score(patterns) : "X7")
                .replace("gleasonTertiaryPattern", resected ? chance.oneOf("X7", "X7", "X9") : "X7");
        int positive = chance.between(1, 12);
        boolean counted = biopsied && !patterns.equals("X9");
        form.replace("numberOfCoresPositive", counted ? Numbers.padded(positive, 2) : biopsied ? "X9" : "X7")
                .replace("numberOfCoresExamined", counted ? "12" : biopsied ? "X9" : "X7");
        form.replace("prostatePathologicalExtension", extension(primary, resected));
    }

    /** Gleason patterns of the grade group (ISUP 2014). */
    private static String patterns(String gradeGroup, Chance chance) {
        return switch (gradeGroup) {
            case "1" -> "33";
            case "2" -> "34";
            case "3" -> "43";
            case "4" -> chance.oneOf("44", "44", "35");
            case "5" -> chance.oneOf("45", "45", "54", "55");
            default -> "X9";
        };
    }

    private static String score(String patterns) {
        return patterns.equals("X9")
                ? "X9"
                : Numbers.padded(patterns.charAt(0) - '0' + patterns.charAt(1) - '0', 2);
    }

    /** What the specimen showed never says less or more than the summary stage. */
    private static String extension(Primary primary, boolean resected) {
        if (!resected) {
            return "900";
        }
        return switch (primary.extent().stage()) {
            case '1', '3' -> "300";
            case '2', '4' -> "500";
            default -> "950";
        };
    }
}
