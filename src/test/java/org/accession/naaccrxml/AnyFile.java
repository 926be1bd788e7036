package org.accession.naaccrxml;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes up files that use all that XML offers to write one thing in many ways. */
final class AnyFile {

    private static final String[] PATIENT_IDS = {"patientIdNumber", "nameLast", "nameFirst", "dateOfBirth",
            "noSuchItem",
            "primarySite"};
    private static final String[] TUMOR_IDS = {"primarySite", "laterality", "dateOfDiagnosis", "textRemarks",
            "textDxProcPe", "histologicTypeIcdO3", "registryId", "näme"};
    private static final String[] VALUES = {"", "1", "C504", "8500", "20230405", "20230230", " 1", "1 ",
            "longer than it may",
            "line\nline", "a & b < c > d", "\"quoted\" 'so'", "Müller", "日本語", "\uD83D\uDE00", "]]", "]", "\t",
            "a\r\nb",
            "0123456789".repeat(30)};
    private static final String[] GAPS = {"", "\n", "\n    ", " ", "\t", "\r\n", "<!-- a comment -->", "<?a pi?>",
            "\n<!-- <Item> -->\n"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final String prefix;

    private AnyFile(long seed) {
        random = new Random(seed);
        prefix = random.nextInt(4) == 0 ? "n:" : "";
    }

    static String of(long seed) {
        AnyFile file = new AnyFile(seed);
        file.root();
        return file.text.toString();
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private void root() {
        text.append(one("", "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='UTF-8'?>\n",
                "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\" ?>"))
                .append(one("", "\n", "<!-- x -->\n"));
        text.append('<').append(prefix).append("NaaccrData")
                .append(" baseDictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml\" recordType='A'")
                .append(one(" ", "\n  ")).append(prefix.isEmpty() ? "xmlns" : "xmlns:n")
                .append("=\"http://naaccr.org/naaccrxml\" xmlns:o = \"http://o.org\"")
                .append(one("", " o:x='&lt;1&#10;2'")).append('>');
        items("registryId", "registryType", "recordType");
        extensions();
        for (int patients = random.nextInt(5); patients > 0; patients--) {
            gap();
            patient();
        }
        gap();
        text.append("</").append(prefix).append("NaaccrData>").append(one("", "\n", "<!-- x -->", "<?x?>"));
    }

    private void patient() {
        if (random.nextInt(10) == 0) {
            text.append('<').append(prefix).append("Patient/>");
            return;
        }
        text.append('<').append(prefix).append("Patient").append(one("", " ", "\n", " xmlns:u='urn:u'")).append('>');
        items(PATIENT_IDS);
        extensions();
        for (int tumors = random.nextInt(3); tumors > 0; tumors--) {
            gap();
            text.append('<').append(prefix).append("Tumor>");
            items(TUMOR_IDS);
            extensions();
            gap();
            text.append("</").append(prefix).append("Tumor>");
        }
        gap();
        text.append("</").append(prefix).append("Patient").append(one("", " ")).append('>');
    }

    private void items(String... ids) {
        for (int i = random.nextInt(8); i > 0; i--) {
            gap();
            String id = one(ids);
            text.append('<').append(prefix).append("Item ")
                    .append(one("naaccrId=\"" + id + "\"", "naaccrId='" + id + "'",
                            "naaccrId=\"" + id + "\" naaccrNum=\"400\"", "naaccrNum='1' naaccrId = \"" + id + "\"",
                            "naaccrId=\"&#" + (int) id.charAt(0) + ";" + id.substring(1) + "\""));
            if (random.nextInt(12) == 0) {
                text.append("/>");
            } else {
                text.append('>');
                value(one(VALUES));
                text.append("</").append(prefix).append("Item>");
            }
        }
    }

    private void value(String value) {
        switch (random.nextInt(6)) {
            case 0 -> text.append("<![CDATA[").append(value).append("]]>");
            case 1 -> value.codePoints().forEach(c -> text.append("&#").append(random.nextBoolean()
                    ? c
                    : "x" + Integer.toHexString(c)).append(';'));
            case 2 -> text.append(escaped(value)).append(one("<!-- -->", "<?x y?>", "<![CDATA[]]>")).append("z");
            default -> text.append(escaped(value));
        }
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void extensions() {
        for (int i = random.nextInt(6); i > 4; i--) {
            gap();
            text.append(one("<o:E/>", "<o:E o:a=\"1\">text &amp; <o:F xmlns:o='urn:o'/><![CDATA[<>]]></o:E>",
                    "<E xmlns=\"urn:e\"><F/>\r\n</E>", "<p:E xmlns:p='urn:p'><!-- <p:E> --></p:E>"));
        }
    }

    private void gap() {
        text.append(one(GAPS));
    }

    /** The bytes of the text with something in some places behind the root's tag that may not belong there. */
    static byte[] spoiled(String text, long seed) {
        Random random = new Random(seed);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int root = text.indexOf('>', text.indexOf("http://o.org")) + 1;
        for (int i = random.nextInt(3); i >= 0; i--) {
            byte[] put = PUT[random.nextInt(PUT.length)].getBytes(StandardCharsets.UTF_8);
            put = random.nextInt(20) == 0 ? new byte[]{(byte) (0x80 + random.nextInt(0x80))} : put;
            int at = root + random.nextInt(bytes.length - root);
            int cut = Math.min(bytes.length - at, random.nextInt(4));
            byte[] spoiled = new byte[bytes.length - cut + put.length];
            System.arraycopy(bytes, 0, spoiled, 0, at);
            System.arraycopy(put, 0, spoiled, at, put.length);
            System.arraycopy(bytes, at + cut, spoiled, at + put.length, bytes.length - at - cut);
            bytes = spoiled;
        }
        return bytes;
    }

    private static final String[] PUT = {"", "<", ">", "&", "\"", "'", "/", "]]>", "<!--", "-->", "<![CDATA[", "<?",
            "?>", " ",
            "\r", "\n", "x", ";", "=", ":", "</Item>", "<Item naaccrId=\"sex\">", "</Patient>", "<Tumor>", "<Patient/>",
            "<x/>", "<o:y/>", "&amp;", "&lt", "xmlns=\"\"", " a=\"b\"", "<!DOCTYPE a>", "é"};
}
