package org.accession.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * What the data dictionary of NAACCR 25 says about an item. The text is not ours: it is read from the library
 * {@code com.imsweb:layout} where that is on the class path, and absent where it is not.
 *
 * @param html a fragment without scripts, styles, links or attributes: headings from level 3, paragraphs, lists, tables
 * @param codes the codes that its tables name; empty if there is none
 */
public record ItemDocumentation(String html, List<CodeEntry> codes) {

    private static final String FOLDER = "/layout/fixed/naaccr/doc/naaccr25/";
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.+-]{1,10}|\\([a-z]+\\)");
    private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?- ?(\\d+(?:\\.\\d+)?)");
    private static final Safelist TEXT = new Safelist().addTags("h3", "p", "br", "strong", "em", "b", "i", "u", "sub",
            "sup", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td");

    public ItemDocumentation {
        codes = List.copyOf(codes);
    }

    /** The documentation of the item with the XML id, if it is at hand. */
    public static Optional<ItemDocumentation> find(String itemId) {
        if (!ID.matcher(itemId).matches()) {
            return Optional.empty();
        }
        try (InputStream file = ItemDocumentation.class.getResourceAsStream(FOLDER + itemId + ".html")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ItemDocumentation parse(String fragment) {
        Document document = Jsoup.parseBodyFragment(fragment);
        List<CodeEntry> codes = codes(document);
        document.select("div").forEach(ItemDocumentation::asHeading);
        Document clean = new Cleaner(TEXT).clean(document);
        clean.outputSettings().prettyPrint(false);
        clean.select("p, h3, li").stream().filter(element -> element.text().isBlank()).forEach(Element::remove);
        return new ItemDocumentation(clean.body().html().strip(), codes);
    }

    /** A title stands in a division that holds nothing but words in bold. */
    private static void asHeading(Element division) {
        Element only = division.childrenSize() == 1 ? division.child(0) : null;
        if (only != null && only.nameIs("strong") && only.text().equals(division.text())) {
            division.replaceWith(new Element("h3").text(only.text()));
        }
    }

    private static List<CodeEntry> codes(Document document) {
        List<CodeEntry> codes = new ArrayList<>();
        for (Element row : document.select("tr.code-row")) {
            Element code = row.selectFirst("td.code-nbr");
            Element term = row.selectFirst("td.code-desc");
            if (code != null && term != null && !term.text().isBlank()) {
                entry(code.text().strip(), term.text().strip()).ifPresent(codes::add);
            }
        }
        return codes;
    }

    private static Optional<CodeEntry> entry(String code, String term) {
        String plain = code.endsWith("*") ? code.substring(0, code.length() - 1) : code;
        Matcher range = RANGE.matcher(plain);
        if (range.matches()) {
            return Optional.of(new CodeEntry(range.group(1), range.group(2), term));
        }
        if (plain.equalsIgnoreCase("blank")) {
            return Optional.of(new CodeEntry("", "", term));
        }
        // What is left are headings of groups and ranges of other classifications.
        return CODE.matcher(plain).matches() ? Optional.of(new CodeEntry(plain, "", term)) : Optional.empty();
    }
}
