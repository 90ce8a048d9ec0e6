package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An invented city: who answers for what in its north and its south, and from when until when. */
record City(String name, List<Body> authorities, List<Office> offices) {

    static final List<String> ACTORS = List.of("koordinator", "skola", "polis", "fritid");
    static final String AREA = "norr";

    private static final int LONG_AGO = 4_000;
    private static final int RECENTLY = 100;

    /** What becomes of an office. */
    enum Fate {
        STAYS,
        ENDS,
        IS_SUCCEEDED,
        WAS_MOVED,
        /** Its authority ends with it, and another goes on. */
        IS_TAKEN_OVER
    }

    /**
     * @param fates of the offices of {@link #ACTORS}
     * @param together whether the school looks after leisure too
     * @param onePolice whether the police of the north are those of the south
     * @param swapped which of the two authorities has which offices
     * @param days until what ends has ended
     */
    record Sketch(List<Fate> fates, boolean together, boolean onePolice, boolean swapped, int days) {}

    record Body(String code, LocalDate from, @Nullable LocalDate to, List<String> successors) {

        boolean open(LocalDate on) {
            return !on.isBefore(from) && (to == null || !on.isAfter(to));
        }
    }

    /** Open from the first day to the last. */
    record Office(
            String code,
            String authority,
            Set<String> actors,
            Set<String> areas,
            LocalDate from,
            @Nullable LocalDate to) {

        boolean open(LocalDate on) {
            return !on.isBefore(from) && (to == null || !on.isAfter(to));
        }

        Office during(LocalDate first, @Nullable LocalDate last) {
            return new Office(code, authority, actors, areas, first, last);
        }

        Office as(String newCode, String newAuthority) {
            return new Office(newCode, newAuthority, actors, areas, from, to);
        }
    }

    static City of(String name, Sketch sketch, LocalDate today) {
        var longAgo = today.minusDays(LONG_AGO);
        var bodies = List.of(
                new Body(name + "-ett", longAgo, null, List.of()),
                new Body(name + "-tva", longAgo, null, List.of()),
                new Body(name + "-gammal", longAgo, today.minusDays(RECENTLY), List.of(name + "-ett", name + "-tva")),
                new Body(name + "-sista", longAgo, today.plusDays(sketch.days()), List.of(name + "-ett")));
        var offices = new ArrayList<Office>();
        for (var at = 0; at < ACTORS.size(); at++) {
            var actor = ACTORS.get(at);
            if (!sketch.together() || !actor.equals("fritid")) {
                var actors = sketch.together() && actor.equals("skola") ? Set.of(actor, "fritid") : Set.of(actor);
                var areas = sketch.onePolice() && actor.equals("polis") ? Set.of(AREA, "soder") : Set.of(AREA);
                var mine = bodies.get((at % 2 == 0) == sketch.swapped() ? 0 : 1).code();
                var now = new Office(name + "-" + actor, mine, actors, areas, longAgo, null);
                offices.addAll(fated(now, sketch.fates().get(at), bodies, today, sketch.days()));
            }
        }
        for (var actor : sketch.onePolice() ? List.of("mottagning") : List.of("mottagning", "polis")) {
            offices.add(new Office(
                    name + "-" + actor + "-soder", name + "-ett", Set.of(actor), Set.of("soder"), longAgo, null));
        }
        return new City(name, bodies, offices);
    }

    private static List<Office> fated(Office office, Fate fate, List<Body> bodies, LocalDate today, int days) {
        var last = today.plusDays(days);
        var moved = today.minusDays(RECENTLY);
        return switch (fate) {
            case STAYS -> List.of(office);
            case ENDS -> List.of(office.during(office.from(), last));
            case IS_SUCCEEDED ->
                List.of(
                        office.during(office.from(), last),
                        office.as(office.code() + "-ny", bodies.get(1).code()).during(last.plusDays(1), null));
            case WAS_MOVED ->
                List.of(
                        office.as(office.code(), bodies.get(2).code()).during(office.from(), moved),
                        office.during(moved.plusDays(1), null));
            case IS_TAKEN_OVER ->
                List.of(
                        office.as(office.code(), bodies.get(3).code()).during(office.from(), last),
                        office.as(office.code() + "-ny", bodies.get(0).code()).during(last.plusDays(1), null));
        };
    }

    /** As a city's file says it. Areas are the city's own. */
    String file() {
        var file = new StringBuilder("city: Prov\nareas:\n");
        Set.of(AREA, "soder").forEach(a -> file.append("  - {code: %s-%s, name: %s}\n".formatted(name, a, a)));
        file.append("actors:\n");
        Stream.concat(ACTORS.stream(), Stream.of("mottagning"))
                .forEach(actor -> file.append("  - {code: %s, name: %s}\n".formatted(actor, actor)));
        file.append("authorities:\n");
        authorities.forEach(b -> file.append("  - {code: %s, name: %s, kind: namnd, %s, successors: %s}\n"
                .formatted(b.code(), b.code(), days(b.from(), b.to()), b.successors())));
        file.append("units:\n");
        offices.forEach(o -> file.append("  - {code: %s, name: %s, authority: %s, actors: %s, areas: %s, %s}\n"
                .formatted(
                        o.code(),
                        o.code(),
                        o.authority(),
                        o.actors(),
                        o.areas().stream().map(a -> name + "-" + a).toList(),
                        days(o.from(), o.to()))));
        return file.toString();
    }

    private static String days(LocalDate from, @Nullable LocalDate to) {
        return to == null ? "from: " + from : "from: " + from + ", to: " + to;
    }

    boolean open(String office, LocalDate on) {
        return offices.stream().anyMatch(o -> o.code().equals(office) && o.open(on));
    }

    Optional<String> officeFor(String actor, String area, LocalDate on) {
        return offices.stream()
                .filter(o ->
                        o.open(on) && o.actors().contains(actor) && o.areas().contains(area))
                .map(Office::code)
                .findFirst();
    }

    List<String> codes() {
        return offices.stream().map(Office::code).distinct().toList();
    }

    /** The same, seen so many days later from a day that stays the same. */
    City older(int days) {
        return new City(
                name,
                authorities.stream()
                        .map(b -> new Body(b.code(), b.from().minusDays(days), earlier(b.to(), days), b.successors()))
                        .toList(),
                offices.stream()
                        .map(o -> o.during(o.from().minusDays(days), earlier(o.to(), days)))
                        .toList());
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate day, int days) {
        return day == null ? null : day.minusDays(days);
    }

    /** Yesterday was the last day of an office that is open today. */
    City without(String office, LocalDate today) {
        return new City(
                name,
                authorities,
                offices.stream()
                        .map(o -> o.code().equals(office)
                                        && o.open(today)
                                        && o.from().isBefore(today)
                                ? o.during(o.from(), today.minusDays(1))
                                : o)
                        .toList());
    }
}
