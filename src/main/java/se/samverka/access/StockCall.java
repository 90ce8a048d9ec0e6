package se.samverka.access;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One call the stock web apps need.
 *
 * @param parameters names the query may have
 */
record StockCall(HttpMethod method, PathPattern path, Set<String> parameters, StockBody body) {

    static final Set<String> ANY_HARMLESS = Set.of("*");

    static StockCall get(String path, String... parameters) {
        return new StockCall(HttpMethod.GET, parse(path), Set.of(parameters), StockBody.NONE);
    }

    static StockCall read(String path) {
        return new StockCall(HttpMethod.GET, parse(path), ANY_HARMLESS, StockBody.NONE);
    }

    static StockCall options(String path) {
        return new StockCall(HttpMethod.OPTIONS, parse(path), Set.of(), StockBody.NONE);
    }

    static StockCall post(String path, StockBody body, String... parameters) {
        return new StockCall(HttpMethod.POST, parse(path), Set.of(parameters), body);
    }

    static StockCall put(String path, StockBody body) {
        return new StockCall(HttpMethod.PUT, parse(path), Set.of(), body);
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

    private static PathPattern parse(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
