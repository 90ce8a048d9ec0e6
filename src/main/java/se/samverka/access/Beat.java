package se.samverka.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refusals, and answers about what was looked for, are sent on a beat. The database needs some hundredths of a millisecond
 * more to refuse a row than to find none; between two beats that is lost, and a clock does not tell what exists.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Beat extends OncePerRequestFilter {

    private static final Set<String> SEARCHES = Set.of("/search", "/api/search");
    private static final String TASKS = "/api/tasks";
    private static final Pattern TASK_LIST = Pattern.compile("/camunda/api/.+/filter/[^/]+/list");

    private final long nanos;
    private final LongConsumer pause;

    /** @param beat how far apart answers are; 0 for none */
    @Autowired
    Beat(@Value("${samverka.access.beat:10ms}") Duration beat) {
        this(beat, Beat::pause);
    }

    /** @param pause lets so many nanoseconds pass */
    Beat(Duration beat, LongConsumer pause) {
        this.nanos = beat.toNanos();
        this.pause = pause;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return nanos <= 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new OnTheBeat(response, nanos, looksFor(request), pause));
    }

    private static boolean looksFor(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return SEARCHES.contains(path)
                || TASKS.equals(path) && request.getQueryString() != null
                || TASK_LIST.matcher(path).matches();
    }

    static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !Thread.currentThread().isInterrupted(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
