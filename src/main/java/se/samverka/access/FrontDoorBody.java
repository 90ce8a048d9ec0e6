package se.samverka.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** The second half of the front door: what a let-through call may carry. Runs only after the first half said yes. */
class FrontDoorBody extends OncePerRequestFilter {

    private static final int LONGEST = 16 * 1024;

    private final Refusals refusals;
    private final ObjectMapper strict = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    FrontDoorBody(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/camunda");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bytes = request.getInputStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            refusals.problem(response, HttpStatus.PAYLOAD_TOO_LARGE, "The request is too large. Nothing was changed.");
        } else if (!allowed(request, bytes)) {
            refusals.note(request);
            refusals.problem(
                    response, HttpStatus.FORBIDDEN, "This is not for you, or not in this way. Nothing was changed.");
        } else {
            chain.doFilter(new Replayed(request, bytes), response);
        }
    }

    private boolean allowed(HttpServletRequest request, byte[] bytes) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && request.getAttribute(FrontDoor.CALL) instanceof StockCall call
                && (bytes.length == 0 || isJson(request))
                && call.body().allows(parse(bytes), who.getName());
    }

    private static boolean isJson(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
    }

    /** What is no JSON is shown as a text, which no call takes. */
    private JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return strict.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return strict.getNodeFactory().textNode("");
        }
    }

    /** The request with the body that was looked at, so that nothing else can be read after the check. */
    private static class Replayed extends HttpServletRequestWrapper {

        private final byte[] body;

        Replayed(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public @Nullable String getQueryString() {
            return getAttribute(FrontDoor.CALL) instanceof StockCall call
                    ? call.completed(super.getQueryString())
                    : super.getQueryString();
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("The body is already here");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
