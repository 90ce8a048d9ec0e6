package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who goes on with the work of offices that have ended: the one authority that is left of theirs, if it has an office. */
record Heirs(City city, LocalDate today) {

    boolean answers(String office, String actor) {
        return city.offices().stream()
                .anyMatch(o ->
                        o.code().equals(office) && o.open(today) && o.actors().contains(actor));
    }

    Optional<String> of(String office, String actor) {
        var left = new TreeSet<String>();
        city.offices().stream()
                .filter(o -> o.code().equals(office))
                .max(Comparator.comparing(City.Office::from))
                .ifPresent(last -> addWhatIsLeftOf(last.authority(), left));
        return left.size() == 1 ? officeOf(left.first(), actor) : Optional.empty();
    }

    private void addWhatIsLeftOf(String authority, Set<String> left) {
        city.authorities().stream().filter(b -> b.code().equals(authority)).forEach(body -> {
            if (body.open(today)) {
                left.add(authority);
            } else {
                body.successors().forEach(next -> addWhatIsLeftOf(next, left));
            }
        });
    }

    private Optional<String> officeOf(String authority, String actor) {
        return city.offices().stream()
                .filter(o -> o.authority().equals(authority)
                        && o.open(today)
                        && o.actors().contains(actor))
                .map(City.Office::code)
                .findFirst();
    }
}
