package se.samverka.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Somebody signed in, who works through the application's own interface. */
final class Caseworker {

    record Answer(int status, JsonNode body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Map<String, Caseworker> SIGNED_IN = new ConcurrentHashMap<>();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;
    private final String token;

    private Caseworker(String user, int port) {
        origin = "http://localhost:" + port;
        var form = Map.of("username", user, "password", "demo", "_csrf", tokenOn("/login"));
        var signIn = request("/login").header("Content-Type", "application/x-www-form-urlencoded");
        send(signIn.POST(BodyPublishers.ofString(encoded(form))));
        token = tokenOn("/");
    }

    /** Signs in once; a story and the next share the session. */
    static Caseworker of(String user, int port) {
        return SIGNED_IN.computeIfAbsent(user + "@" + port, key -> new Caseworker(user, port));
    }

    Answer get(String path) {
        return answer(request(path).GET());
    }

    Answer post(String path, JsonNode body) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** @param request makes the same call count once */
    Answer post(String path, JsonNode body, UUID request) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token)
                .header("Idempotency-Key", request.toString())
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** What a page says, without what is new each time. */
    String page(String path) {
        var response = send(request(path).header("Accept", "text/html").GET());
        return response.statusCode() + " "
                + response.body().replaceAll("(_csrf\" (content|value)|nonce)=\"[^\"]*\"|Uppdaterad [0-9:]+", "");
    }

    Answer upload(String path, String file, String content) {
        var boundary = "----boundary";
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return answer(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer answer(HttpRequest.Builder request) {
        var response = send(request.header("Accept", "application/json, application/problem+json"));
        try {
            var body = response.body();
            return new Answer(response.statusCode(), JSON.readTree(body.isEmpty() ? "null" : body));
        } catch (IOException e) {
            throw new UncheckedIOException(response.statusCode() + " without JSON", e);
        }
    }

    private String tokenOn(String page) {
        var found = TOKEN.matcher(send(request(page).GET()).body());
        if (!found.find()) {
            throw new IllegalStateException("No token on " + page);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
    }
}
