package se.samverka.organisation;

import static se.samverka.organisation.Register.valid;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.samverka.organisation.Register.Entry;

/** Answers from memory: the register changes only when the application starts. */
@Component
class RegisteredOrganisations implements Organisations {

    private final Register register;
    private final List<Unit> units;
    private final List<Authority> authorities;

    @Autowired
    RegisteredOrganisations(RegisterLoader loader) {
        this(loader.register());
    }

    RegisteredOrganisations(Register register) {
        this.register = register;
        units = register.units().stream().map(Entry::value).toList();
        authorities = register.authorities().stream().map(Entry::value).toList();
    }

    @Override
    public Optional<Unit> unit(String code) {
        return units.stream().filter(unit -> unit.code().equals(code)).max(Comparator.comparing(Unit::validFrom));
    }

    @Override
    public Optional<Unit> unitFor(String actor, String area, LocalDate on) {
        if (register.perAuthority().contains(actor)) {
            return Optional.empty();
        }
        return units(on).stream()
                .filter(unit -> unit.actors().contains(actor))
                .filter(unit -> unit.areas().isEmpty() || unit.areas().contains(area))
                .findFirst();
    }

    @Override
    public Optional<Unit> unitOf(String authority, String actor, LocalDate on) {
        return units.stream()
                .filter(unit ->
                        unit.authority().equals(authority) && unit.actors().contains(actor))
                .filter(unit -> valid(on, unit.validFrom(), unit.validTo()))
                .findFirst();
    }

    @Override
    public List<Unit> units(LocalDate on) {
        return units.stream()
                .filter(unit -> valid(on, unit.validFrom(), unit.validTo()))
                .toList();
    }

    @Override
    public List<Authority> authorities(LocalDate on) {
        return authorities.stream()
                .filter(authority -> valid(on, authority.validFrom(), authority.validTo()))
                .toList();
    }

    @Override
    public Optional<Authority> authority(String code) {
        return authorities.stream()
                .filter(authority -> authority.code().equals(code))
                .max(Comparator.comparing(Authority::validFrom));
    }

    @Override
    public List<Area> areas() {
        return register.areas();
    }

    @Override
    public String actorName(String actor) {
        return register.actors().getOrDefault(actor, actor);
    }

    @Override
    public String nameOf(String code) {
        return unit(code)
                .map(Unit::name)
                .or(() -> authority(code).map(Authority::name))
                .orElse(code);
    }
}
