package se.samverka.forms;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses bodies under {@code /api} that no form could fill, also when they do not say how long they are. */
@Component
class BodyLimit extends OncePerRequestFilter {

    static final int MOST_BYTES = 512 * 1024;

    /** A file and what the form holds besides. */
    static final int MOST_WITH_FILE = 4 * MOST_BYTES;

    private final HandlerExceptionResolver failures;

    BodyLimit(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        this.failures = failures;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > (withFile(request) ? MOST_WITH_FILE : MOST_BYTES)) {
            failures.resolveException(request, response, null, new TooLarge());
            return;
        }
        chain.doFilter(new Counted(request), response);
    }

    private static boolean withFile(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/import")
                && String.valueOf(request.getContentType()).startsWith("multipart/");
    }

    /** The body is longer than any form. */
    static class TooLarge extends IOException {
        TooLarge() {
            super("The body has more than " + MOST_BYTES + " bytes");
        }
    }

    private static class Counted extends HttpServletRequestWrapper {
        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private static class CountedStream extends ServletInputStream {
        private final ServletInputStream stream;
        private int read;

        CountedStream(ServletInputStream stream) {
            this.stream = stream;
        }

        private int counted(int bytes) throws TooLarge {
            read += Math.max(bytes, 0);
            if (read > MOST_BYTES) {
                throw new TooLarge();
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            var one = stream.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return counted(stream.read(into, from, length));
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
