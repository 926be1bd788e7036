package org.accession.identity;

import java.util.List;
import java.util.Map;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * The browser that somebody signs in with.
 *
 * @param address its network address
 * @param browser what it is, in two words that its owner recognizes
 * @param mark the token that it got when somebody signed in with it before, or null
 */
public record Client(String address, String browser, String mark) {

    /** Looked for in this order: most browsers name the ones that they descend from too. */
    private static final List<Map.Entry<String, String>> PROGRAMS = List.of(Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"), Map.entry("Firefox/", "Firefox"), Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(Map.entry("Windows", "Windows"),
            Map.entry("iPhone", "iPhone"), Map.entry("iPad", "iPad"), Map.entry("Android", "Android"),
            Map.entry("Mac OS", "Mac"), Map.entry("Linux", "Linux"));

    public static Client of(HttpServerRequest request) {
        return new Client(request.remoteAddress() == null ? "unknown" : request.remoteAddress().hostAddress(),
                describe(request.getHeader(HttpHeaders.USER_AGENT)), HostCookie.browser(request).value().orElse(null));
    }

    /** For example "Firefox, Linux". Nothing of what the browser says about itself is kept as it came. */
    static String describe(String userAgent) {
        String text = userAgent == null ? "" : userAgent;
        return first(PROGRAMS, text, "Unknown program") + ", " + first(SYSTEMS, text, "unknown system");
    }

    private static String first(List<Map.Entry<String, String>> names, String text, String otherwise) {
        return names.stream().filter(name -> text.contains(name.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse(otherwise);
    }
}
