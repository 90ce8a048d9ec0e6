package se.samverka.whole;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who uses the pages over HTTP and keeps cookies, without a browser. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*?(?:value|content)=\"([^\"]+)\"");

    private final URI site;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Visitor(URI site) {
        this.site = site;
    }

    HttpResponse<String> opens(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(site.resolve(path)).build());
    }

    /** Sends JSON to the API, with the token of the start page. */
    HttpResponse<String> posts(String path, String json) throws IOException, InterruptedException {
        var token = TOKEN.matcher(opens("/").body());
        if (!token.find()) {
            throw new IllegalStateException("The start page has no token");
        }
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token.group(1))
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> signsIn(String user, String password) throws IOException, InterruptedException {
        var token = TOKEN.matcher(opens("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no token");
        }
        var fields = Map.of("username", user, "password", password, "_csrf", token.group(1));
        return send(HttpRequest.newBuilder(site.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
