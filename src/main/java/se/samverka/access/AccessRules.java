package se.samverka.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import se.samverka.identity.CurrentActor;
import se.samverka.identity.CurrentOrigin;
import se.samverka.organisation.Directory;

/** The one filter chain. What is not named here is refused. */
@Configuration
class AccessRules {

    private static final String PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'; object-src 'none'";

    private static final RequestMatcher OWN_ASSETS =
            paths("/styles/**", "/js/**", "/icons/**", "/assets/**", "/webjars/htmx.org/**", "/favicon.ico");
    private static final RequestMatcher STOCK_ASSETS = paths(
            "/camunda/lib/**",
            "/camunda/assets/**",
            "/camunda/app/*/{kind:scripts|styles|locales|assets|fonts}/**",
            "/camunda/app/*/{file:[A-Za-z-]+\\.(?:js|css)}");

    @Bean
    SecurityFilterChain everything(
            HttpSecurity http,
            Refusals refusals,
            SignInForm signIn,
            Directory directory,
            CurrentActor currentActor,
            CurrentOrigin origin,
            MultipartConfigElement uploads)
            throws Exception {
        var assets = new OrRequestMatcher(OWN_ASSETS, STOCK_ASSETS);
        http.authorizeHttpRequests(AccessRules::authorize)
                .csrf(csrf -> csrf.ignoringRequestMatchers(paths("/camunda/api/**", "/camunda/app/**")))
                .headers(headers -> headers(headers, assets))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .addFilterAfter(new AppPagePolicy(), HeaderWriterFilter.class)
                .addFilterAfter(new Arrival(origin, assets), SecurityContextHolderFilter.class)
                .addFilterAfter(new FreshPerson(directory, currentActor, assets), Arrival.class)
                .addFilterBefore(new UploadLimit(uploads.getMaxRequestSize()), CsrfFilter.class)
                .addFilterAfter(new FrontDoorBody(refusals), AuthorizationFilter.class)
                .with(signIn, Customizer.withDefaults());
        return http.build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(EndpointRequest.to("health", "prometheus"))
                .permitAll()
                .requestMatchers(OWN_ASSETS)
                .permitAll()
                .requestMatchers(GET, "/login")
                .permitAll()
                .requestMatchers("/camunda/**")
                .access(new FrontDoor())
                .requestMatchers("/api/**")
                .authenticated()
                .requestMatchers(GET, "/", "/cases/**", "/search", "/emergency", "/legal-bases/**")
                .authenticated()
                .requestMatchers(POST, "/cases/**", "/search", "/emergency", "/emergency/end", "/legal-bases/**")
                .authenticated()
                .anyRequest()
                .denyAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, RequestMatcher assets) {
        var stockPages = paths("/camunda/app/**");
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter((request, response) -> {
                    if (!response.containsHeader("Cache-Control") || !assets.matches(request)) {
                        response.setHeader("Cache-Control", assets.matches(request) ? "no-cache" : "no-store");
                    }
                    if (new NegatedRequestMatcher(stockPages).matches(request)) {
                        response.setHeader("Content-Security-Policy", PAGE_POLICY);
                    }
                });
    }

    /** After signing in people come back to the page they asked for; what a script asked for is no page. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        var notPages = paths("/api/**", "/camunda/api/**");
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && !notPages.matches(request)
                && !OWN_ASSETS.matches(request)
                && !STOCK_ASSETS.matches(request)
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }

    private static RequestMatcher paths(String... patterns) {
        var matchers = new RequestMatcher[patterns.length];
        for (var i = 0; i < patterns.length; i++) {
            matchers[i] = PathPatternRequestMatcher.withDefaults().matcher(patterns[i]);
        }
        return new OrRequestMatcher(matchers);
    }
}
