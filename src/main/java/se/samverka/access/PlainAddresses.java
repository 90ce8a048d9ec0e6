package se.samverka.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** First of all: an address that could be read in two ways is no address. The default firewall stands behind it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainAddresses extends OncePerRequestFilter {

    private static final String LETTER = "(?:[A-Za-z0-9_~:@+,=-]|%3A|%[89A-Fa-f][0-9A-Fa-f])";
    private static final Pattern PLAIN = Pattern.compile("/|(?:/" + LETTER + "(?:\\.?" + LETTER + ")*)+/?");
    private static final int LONGEST = 2_000;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = request.getRequestURI();
        if (address.length() <= LONGEST && PLAIN.matcher(address).matches()) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
