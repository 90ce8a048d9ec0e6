package se.samverka.extract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.Cases;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Authority;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;

/** In whose name the acting person can answer a family: units of theirs that take part in the case, by authority. */
@Component
class ExtractAuthorities {

    private final Cases cases;
    private final Organisations organisations;
    private final Clock clock;

    ExtractAuthorities(Cases cases, Organisations organisations, Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Codes of units by code of their authority. */
    Map<String, List<String>> units(CaseId about, Actor actor) {
        return cases.participants(about).stream()
                .map(Cases.Participant::unit)
                .filter(actor::worksIn)
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(this::authority, TreeMap::new, Collectors.toList()));
    }

    List<Authority> authorities(CaseId about, Actor actor) {
        var codes = units(about, actor).keySet();
        return organisations.authorities(LocalDate.now(clock)).stream()
                .filter(authority -> codes.contains(authority.code()))
                .toList();
    }

    /** Names of everybody else in the case. */
    List<String> others(CaseId about, List<String> units) {
        return cases.participants(about).stream()
                .map(Cases.Participant::unit)
                .filter(unit -> !units.contains(unit))
                .distinct()
                .map(unit -> organisations.nameOf(unit) + ", " + organisations.nameOf(authority(unit)))
                .sorted()
                .toList();
    }

    private String authority(String unit) {
        return organisations.unit(unit).map(Unit::authority).orElse(unit);
    }
}
