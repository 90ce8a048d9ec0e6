package se.samverka.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One call the stock web apps need.
 *
 * @param parameters names the query may have
 * @param always added to the query when its name is missing there, or empty
 */
record StockCall(HttpMethod method, PathPattern path, Set<String> parameters, StockBody body, String always) {

    static final Set<String> ANY_HARMLESS = Set.of("*");

    static StockCall get(String path, String... parameters) {
        return new StockCall(HttpMethod.GET, parse(path), Set.of(parameters), StockBody.NONE, "");
    }

    static StockCall read(String path) {
        return new StockCall(HttpMethod.GET, parse(path), ANY_HARMLESS, StockBody.NONE, "");
    }

    /** A list that Cockpit asks for without a limit, which the engine refuses: it gets the most the engine gives. */
    static StockCall list(String path) {
        return new StockCall(HttpMethod.GET, parse(path), ANY_HARMLESS, StockBody.NONE, "maxResults=2000");
    }

    static StockCall options(String path) {
        return new StockCall(HttpMethod.OPTIONS, parse(path), Set.of(), StockBody.NONE, "");
    }

    static StockCall post(String path, StockBody body, String... parameters) {
        return new StockCall(HttpMethod.POST, parse(path), Set.of(parameters), body, "");
    }

    static StockCall put(String path, StockBody body) {
        return new StockCall(HttpMethod.PUT, parse(path), Set.of(), body, "");
    }

    boolean is(String method, PathContainer path) {
        return this.method.matches(method) && this.path.matches(path);
    }

    boolean takes(String parameter, String value) {
        var named =
                parameters.contains(parameter) || (parameters.equals(ANY_HARMLESS) && StockBody.harmless(parameter));
        var page = body == StockBody.NONE || !parameter.equals("maxResults") || value.matches("[0-9]{1,2}");
        return named && page && StockBody.plain(value);
    }

    @Nullable
    String completed(@Nullable String query) {
        var name = always.split("=", 2)[0];
        if (always.isEmpty() || (query != null && ("&" + query).contains("&" + name + "="))) {
            return query;
        }
        return query == null || query.isEmpty() ? always : query + "&" + always;
    }

    private static PathPattern parse(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
