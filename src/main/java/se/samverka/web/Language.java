package se.samverka.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Swedish unless a person has chosen English with {@code ?lang=en}; the choice is kept in a cookie. */
@Configuration
class Language implements WebMvcConfigurer {

    static final String PARAMETER = "lang";
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final Set<String> SPOKEN = Set.of("sv", "en");

    @Bean
    LocaleResolver localeResolver() {
        var choice = new CookieLocaleResolver("language") {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                var wanted = super.resolveLocale(request);
                return SPOKEN.contains(wanted.getLanguage()) ? wanted : SWEDISH;
            }
        };
        choice.setDefaultLocale(SWEDISH);
        choice.setCookieHttpOnly(true);
        choice.setCookieSameSite("Lax");
        choice.setCookieMaxAge(Duration.ofDays(365));
        choice.setRejectInvalidCookies(false);
        return choice;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                var wanted = request.getParameter(PARAMETER);
                if (wanted != null && SPOKEN.contains(wanted)) {
                    localeResolver().setLocale(request, response, Locale.forLanguageTag(wanted));
                }
                return true;
            }
        });
    }
}
