package org.accession.identity;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser of their own, who goes between the registry and the provider and keeps every cookie. */
final class Traveller {

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new Jar())
            .followRedirects(HttpClient.Redirect.NORMAL).build();

    /** As a browser does with this very machine, it sends cookies for TLS without it too. */
    private final class Jar extends CookieHandler {

        @Override
        public Map<String, List<String>> get(URI address, Map<String, List<String>> headers) {
            return Map.of("Cookie", List.of(cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; "))));
        }

        @Override
        public void put(URI address, Map<String, List<String>> headers) {
            headers.getOrDefault("Set-Cookie", List.of()).forEach(line -> {
                String[] cookie = line.split(";", 2)[0].split("=", 2);
                if (line.matches("(?i).*Max-Age=0(;.*)?")) {
                    cookies.remove(cookie[0]);
                } else {
                    cookies.put(cookie[0], cookie[1]);
                }
            });
        }
    }

    /** A page, and where one has come to. */
    record Arrived(int status, URI address, Document page, HttpResponse<String> response) {}

    Arrived opens(String address) {
        return arrive(HttpRequest.newBuilder(URI.create(address)));
    }

    /** Fills in the form of the provider's page and sends it. */
    Arrived signsIn(Arrived at, String username, String password) {
        Element form = at.page().selectFirst("form#kc-form-login");
        return sends(URI.create(form.attr("action")), Map.of("username", username, "password", password));
    }

    Arrived sends(URI address, Map<String, String> form) {
        return arrive(HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    /** The value of the cookie, or null. */
    String cookie(String name) {
        return cookies.get(name);
    }

    private Arrived arrive(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Arrived(response.statusCode(), response.uri(), Jsoup.parse(response.body(),
                    response.uri().toString()), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
