package org.accession.synthetic;

/** Decides how far a tumor has spread: the stage by the frequencies of its group, then codes that derive that stage. */
final class Extents {

    private Extents() {}

    static Extent of(Diagnosis diagnosis, Schema schema, Course.Surgery surgery, char stage, Chance chance) {
        boolean operated = surgery.isDone() && surgery.nodesExamined() > 0;
        boolean nodesInDistant = operated ? surgery.nodesPositive() > 0 : chance.happens(55);
        String tumor = tumorExtent(schema, stage, chance);
        boolean distantByMets = stage == '7' && schema.has("mets", "D");
        String nodes = stage == '3' || stage == '4' || distantByMets && schema.has("nodes", "RN") && nodesInDistant
                ? "RN"
                : schema.has("nodes", "NONE") && stage != '9' ? "NONE" : none(schema, "nodes");
        String mets = distantByMets ? "D" : schema.has("mets", "NONE") ? "NONE" : none(schema, "mets");
        return new Extent(stage, schema.code("tumor", tumor, surgery.isDone(), chance),
                code(schema, "nodes", nodes, operated, chance), code(schema, "mets", mets, operated, chance),
                nodes.equals("RN"),
                size(diagnosis, stage, chance), distantByMets ? metsSite(diagnosis, chance) : -1);
    }

    /** The stage: by behavior where that decides, else by the group's frequencies among those the schema allows. */
    static char stage(Diagnosis diagnosis, Schema schema, Chance chance) {
        if (diagnosis.isInSitu() && schema.allows('0')) {
            return '0';
        }
        if (diagnosis.isBenign() && schema.allows('8')) {
            return '8';
        }
        int[] weights = diagnosis.group().weights();
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += schema.allows(Group.STAGES.charAt(i)) ? weights[i] : 0;
        }
        int at = sum == 0 ? 0 : chance.below(sum);
        for (int i = 0; i < weights.length && sum > 0; i++) {
            at -= schema.allows(Group.STAGES.charAt(i)) ? weights[i] : 0;
            if (at < 0) {
                return Group.STAGES.charAt(i);
            }
        }
        return schema.allows('7') && diagnosis.group().isHematologic() ? '7' : '9';
    }

    private static String tumorExtent(Schema schema, char stage, Chance chance) {
        return switch (stage) {
            case '0' -> "IS";
            case '1' -> "L";
            case '3' -> schema.has("tumor", "L") ? "L" : "U";
            case '2', '4' -> "RE";
            case '8' -> "B";
            case '7' -> !schema.has("mets", "D")
                    ? "D"
                    : schema.has("tumor", "RE") && chance.happens(60) ? "RE" : schema.has("tumor", "L") ? "L" : "U";
            default -> "U";
        };
    }

    /** The extent by which an item says that it does not apply or is not known. */
    private static String none(Schema schema, String item) {
        return schema.has(item, "NA") ? "NA" : schema.has(item, "U") ? "U" : "NONE";
    }

    /** Of several codes for nothing found or nothing known, the plain ones: 000, 999, 888. */
    private static String code(Schema schema, String item, String extent, boolean operated, Chance chance) {
        if (extent.equals("RN") || extent.equals("D")) {
            return schema.code(item, extent, operated, chance);
        }
        var codes = schema.extents().get(item).get(extent);
        return extent.equals("U") ? codes.get(codes.size() - 1).code() : codes.get(0).code();
    }

    private static int size(Diagnosis diagnosis, char stage, Chance chance) {
        int median = diagnosis.group().size();
        if (median == 0) {
            return 0;
        }
        if (stage == '9' || chance.happens(stage == '7' ? 24 : 6)) {
            return 999;
        }
        double factor = switch (stage) {
            case '0' -> 0.7;
            case '2', '3' -> 1.4;
            case '4' -> 1.7;
            case '7' -> 1.9;
            default -> 1;
        };
        return (int) Math.max(1, Math.min(320, chance.aroundMedian(median * factor, 0.55)));
    }

    /** Where the first distant metastasis is, as often as each kind of tumor goes there. */
    private static int metsSite(Diagnosis diagnosis, Chance chance) {
        Weighted<String> sites = switch (diagnosis.group().treatedLike()) {
            case "prostate", "breast" -> BONE_FIRST;
            case "colon", "rectum", "pancreas", "stomach", "smallIntestine" -> LIVER_FIRST;
            case "lung", "lungSmallCell", "kidney", "melanoma" -> BRAIN_TOO;
            case "ovary" -> PERITONEUM_FIRST;
            default -> LUNG_FIRST;
        };
        return Integer.parseInt(sites.pick(chance));
    }

    private static final Weighted<String> BONE_FIRST = Weighted.parse("0:66 1:2 2:10 3:10 4:10 5:2");
    private static final Weighted<String> LIVER_FIRST = Weighted.parse("0:3 1:1 2:8 3:64 4:14 5:10");
    private static final Weighted<String> BRAIN_TOO = Weighted.parse("0:26 1:20 2:10 3:14 4:22 5:8");
    private static final Weighted<String> PERITONEUM_FIRST = Weighted.parse("2:12 3:16 4:10 5:62");
    private static final Weighted<String> LUNG_FIRST = Weighted.parse("0:16 1:6 2:14 3:22 4:34 5:8");
}
