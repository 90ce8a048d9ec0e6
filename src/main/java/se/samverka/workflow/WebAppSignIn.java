package se.samverka.workflow;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;

/** Whoever is signed in to Samverka is signed in to the web apps, as the same person; there is no other way in. */
@Configuration(proxyBeanMethods = false)
class WebAppSignIn {

    private static final ThreadLocal<@Nullable Boolean> SERVING = new ThreadLocal<>();

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppSignInFilter(CurrentActor actors) {
        var registration = new FilterRegistrationBean<ContainerBasedAuthenticationFilter>(new SameSession(actors));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        return registration;
    }

    /** True on a thread that answers a request to the web apps; then somebody has to be signed in. */
    static boolean serving() {
        return SERVING.get() != null;
    }

    static class SameSession extends ContainerBasedAuthenticationFilter {

        SameSession(CurrentActor actors) {
            this.authenticationProvider = new SignedIn(actors);
        }

        @Override
        public void init(FilterConfig unused) {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            SERVING.set(true);
            try {
                super.doFilter(request, response, chain);
            } finally {
                SERVING.remove();
            }
        }
    }

    private record SignedIn(CurrentActor actors) implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            return actors.find().map(SignedIn::known).orElseGet(AuthenticationResult::unsuccessful);
        }

        private static AuthenticationResult known(Actor actor) {
            var result = AuthenticationResult.successful(actor.id());
            List<String> groups = new ArrayList<>(TaskGroups.of(actor.units(), actor.roles()));
            groups.addAll(actor.roles());
            result.setGroups(groups);
            result.setTenants(List.of());
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}
    }
}
