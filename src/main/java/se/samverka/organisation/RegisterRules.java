package se.samverka.organisation;

import static se.samverka.organisation.Register.overlap;
import static se.samverka.organisation.Register.valid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samverka.organisation.Register.Entry;

/** What must hold between the entries of one file. The first broken rule, in the order of the file, is reported. */
class RegisterRules {

    private final Register register;
    private final Collection<String> areas;

    private RegisterRules(Register register) {
        this.register = register;
        this.areas = register.areas().stream().map(Organisations.Area::code).collect(Collectors.toSet());
    }

    static void check(Register register) {
        new RegisterRules(register).check();
    }

    private void check() {
        var earlier = new ArrayList<Entry<Authority>>();
        for (var entry : register.authorities()) {
            checkAuthority(entry, earlier);
            earlier.add(entry);
        }
        var units = new ArrayList<Entry<Unit>>();
        for (var entry : register.units()) {
            checkUnit(entry, units);
            units.add(entry);
        }
    }

    private void checkAuthority(Entry<Authority> entry, List<Entry<Authority>> earlier) {
        var authority = entry.value();
        inOrder(entry.line(), authority.validFrom(), authority.validTo());
        if (authority.area() != null) {
            known(entry.line(), "area", List.of(authority.area()), areas);
        }
        for (var other : earlier) {
            var twin = other.value();
            once(
                    entry.line(),
                    authority.code(),
                    authority.validFrom(),
                    authority.validTo(),
                    new Period(other.line(), twin.code(), twin.validFrom(), twin.validTo()));
        }
        authority.successors().forEach(successor -> takesOver(entry, successor));
    }

    private void takesOver(Entry<Authority> entry, String successor) {
        var last = entry.value().validTo();
        if (last == null) {
            throw new RegisterRefused(entry.line(), "has successors but no last day 'to'");
        }
        var named = register.authorities().stream()
                .map(Entry::value)
                .filter(a -> a.code().equals(successor))
                .toList();
        if (named.isEmpty()) {
            throw new RegisterRefused(entry.line(), "unknown successor '" + successor + "'");
        }
        var next = last.plusDays(1);
        if (named.stream().noneMatch(a -> valid(next, a.validFrom(), a.validTo()))) {
            throw new RegisterRefused(entry.line(), "successor '" + successor + "' does not exist on " + next);
        }
    }

    private void checkUnit(Entry<Unit> entry, List<Entry<Unit>> earlier) {
        var unit = entry.value();
        inOrder(entry.line(), unit.validFrom(), unit.validTo());
        known(entry.line(), "area", unit.areas(), areas);
        known(entry.line(), "actor", unit.actors(), register.actors().keySet());
        belongs(entry);
        for (var other : earlier) {
            var twin = other.value();
            once(
                    entry.line(),
                    unit.code(),
                    unit.validFrom(),
                    unit.validTo(),
                    new Period(other.line(), twin.code(), twin.validFrom(), twin.validTo()));
            answersAlone(entry, other);
        }
    }

    private void belongs(Entry<Unit> entry) {
        var unit = entry.value();
        var covered = register.authorities().stream()
                .map(Entry::value)
                .filter(a -> a.code().equals(unit.authority()))
                .anyMatch(a -> within(unit, a));
        if (!covered) {
            throw new RegisterRefused(
                    entry.line(), "authority '" + unit.authority() + "' does not exist during the unit's whole time");
        }
    }

    private static boolean within(Unit unit, Authority authority) {
        var last = authority.validTo();
        var begins = !unit.validFrom().isBefore(authority.validFrom());
        return begins
                && (last == null || (unit.validTo() != null && !unit.validTo().isAfter(last)));
    }

    private void answersAlone(Entry<Unit> entry, Entry<Unit> other) {
        var unit = entry.value();
        var twin = other.value();
        var sameArea =
                unit.areas().isEmpty() || twin.areas().isEmpty() || !Collections.disjoint(unit.areas(), twin.areas());
        if (!sameArea || !overlap(unit.validFrom(), unit.validTo(), twin.validFrom(), twin.validTo())) {
            return;
        }
        boolean sameAuthority = unit.authority().equals(twin.authority());
        var shared = unit.actors().stream()
                .filter(twin.actors()::contains)
                .filter(actor -> sameAuthority || !register.perAuthority().contains(actor))
                .findFirst();
        shared.ifPresent(actor -> {
            throw new RegisterRefused(
                    entry.line(),
                    "'%s' and '%s' (line %d) answer for actor '%s' in one area at the same time"
                            .formatted(unit.code(), twin.code(), other.line(), actor));
        });
    }

    private record Period(int line, String code, LocalDate from, @Nullable LocalDate to) {}

    private static void once(int line, String code, LocalDate from, @Nullable LocalDate to, Period other) {
        if (!code.equals(other.code())) {
            return;
        }
        if (from.equals(other.from())) {
            throw new RegisterRefused(line, "duplicate code '%s' (line %d)".formatted(code, other.line()));
        }
        if (overlap(from, to, other.from(), other.to())) {
            throw new RegisterRefused(line, "validity of '%s' overlaps line %d".formatted(code, other.line()));
        }
    }

    private static void inOrder(int line, LocalDate from, @Nullable LocalDate to) {
        if (to != null && to.isBefore(from)) {
            throw new RegisterRefused(line, "ends on " + to + ", before it begins on " + from);
        }
    }

    private static void known(int line, String what, Collection<String> codes, Collection<String> known) {
        codes.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw new RegisterRefused(line, "unknown " + what + " '" + code + "'");
        });
    }
}
