package se.samverka.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody with a browser's cookies and no respect for links: sends any address as it is written. */
public class Visitor {

    private static final Pattern CSRF = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

    private final HttpClient http;
    private final CookieManager cookies = new CookieManager();
    private final String origin;

    public Visitor(int port) {
        http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        origin = "http://localhost:" + port;
    }

    public Visitor signedInAs(String userId) {
        var answer = signIn(userId, "demo");
        if (answer.statusCode() != 302 || location(answer).contains("login")) {
            throw new IllegalStateException(userId + " was not let in");
        }
        return this;
    }

    HttpResponse<String> signIn(String userId, String password) {
        var form =
                "username=" + encoded(userId) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf("/login"));
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public String csrf(String page) {
        var token = CSRF.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("No token on " + page);
        }
        return token.group(1);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html, */*;q=0.8").GET());
    }

    HttpResponse<String> json(String method, String path, String body) {
        return call(method, path, "application/json", body);
    }

    /** As a script of the web apps sends it. */
    HttpResponse<String> call(String method, String path, String type, String body, String... headers) {
        var request = request(path).header("Content-Type", type);
        return send((headers.length == 0 ? request : request.headers(headers))
                .header("Accept", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
