package se.samverka.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;

/** Replaces what the session remembers of a person by what the register says now; who is gone from it is out. */
class FreshPerson extends OncePerRequestFilter {

    private final Directory directory;
    private final CurrentActor currentActor;
    private final RequestMatcher assets;

    FreshPerson(Directory directory, CurrentActor currentActor, RequestMatcher assets) {
        this.directory = directory;
        this.currentActor = currentActor;
        this.assets = assets;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return assets.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof SignedInToken token) {
            refresh(token, request);
        }
        chain.doFilter(request, response);
    }

    private void refresh(SignedInToken remembered, HttpServletRequest request) {
        var person = currentActor.as(
                remembered.getPrincipal().actor(),
                () -> directory.find(remembered.getName()).map(SignedInPerson::of));
        if (person.isEmpty()) {
            SecurityContextHolder.clearContext();
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            return;
        }
        var fresh = new SignedInToken(person.get(), remembered.method());
        fresh.setDetails(remembered.getDetails());
        SecurityContextHolder.setContext(new SecurityContextImpl(fresh));
    }
}
