package se.samverka.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.samverka.access.SignedInPerson;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Organisations;
import se.samverka.secrecy.EmergencyAccess;

/** What the page frame knows; templates ask for it as {@code @frame} while a page is rendered. */
@Component
class Frame {

    private final CurrentActor current;
    private final Organisations organisations;
    private final HttpServletRequest request;

    Frame(CurrentActor current, Organisations organisations, HttpServletRequest request) {
        this.current = current;
        this.organisations = organisations;
        this.request = request;
    }

    /** Whoever is signed in, or null. */
    @Transactional
    public @Nullable SignedIn signedIn() {
        return current.find()
                .map(actor -> new SignedIn(
                        nameOf(actor),
                        actor.units().stream()
                                .map(organisations::nameOf)
                                .sorted()
                                .toList(),
                        actor.roles()))
                .orElse(null);
    }

    private static String nameOf(Actor actor) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson person
                ? person.name()
                : actor.id();
    }

    /** Whether to say how a case is opened in an emergency; the same whatever case was asked for. */
    public boolean mayOpenInEmergency() {
        return current.find().filter(actor -> actor.has(EmergencyAccess.ROLE)).isPresent();
    }

    public String path() {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** This page in the other language. */
    public String otherLanguage() {
        var other = LocaleContextHolder.getLocale().getLanguage().equals("en") ? "sv" : "en";
        var here = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(Language.PARAMETER, other)
                .build();
        return here.getPath() + "?" + here.getQuery();
    }

    /** A name, the names of the units and the codes of the roles. */
    record SignedIn(String name, List<String> units, Set<String> roles) {}
}
