package se.samverka.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The stock web apps' content security policy. They keep their own nonce in one place for all requests, so that pages
 * loaded at the same moment come out blank; here each response has a nonce of its own, and scripts may not be evaluated.
 */
class AppPagePolicy extends OncePerRequestFilter {

    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'nonce-%s'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self';"
                    + " frame-ancestors 'none'; object-src 'none'";

    private final SecureRandom random = new SecureRandom();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/camunda/app/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var nonce = nonce();
        response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        var type = page.getContentType();
        if (type == null || !type.startsWith("text/html") || page.getContentSize() == 0) {
            page.copyBodyToResponse();
            return;
        }
        var html = new String(page.getContentAsByteArray(), Charset.forName(page.getCharacterEncoding()));
        var bytes = html.replace("<script ", "<script nonce=\"" + nonce + "\" ").getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private String nonce() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
