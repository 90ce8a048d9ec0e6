package se.samverka.secrecy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about cases that belong to another: who knows one knows nothing of the other, and who knows both knows the link. */
class RulesOfLinks {

    private record Link(Rules parent, Rules child) {

        boolean knownTo(String person) {
            return parent.sees(person) && child.sees(person);
        }
    }

    int successions;
    private final List<Link> links = new ArrayList<>();

    void link(Rules parent, Rules child) {
        links.add(new Link(parent, child));
    }

    /** What the one belongs to, or itself when it belongs to none. */
    Rules above(Rules one) {
        return links.stream()
                .filter(link -> link.child() == one)
                .map(Link::parent)
                .findFirst()
                .orElse(one);
    }

    /** What the page of the one says of others. */
    List<Rules> around(Rules one, String person) {
        return Stream.concat(
                        links.stream()
                                .filter(link -> link.child() == one && link.knownTo(person))
                                .map(Link::parent),
                        beneath(one, person).stream())
                .toList();
    }

    /** What its overview says of others. */
    List<Rules> beneath(Rules one, String person) {
        return links.stream()
                .filter(link -> link.parent() == one && link.knownTo(person))
                .map(Link::child)
                .toList();
    }

    /** Whether a list of my cases leaves it to the page of another of mine to name it. */
    boolean foundBeneathAnother(Rules one, String person) {
        return links.stream()
                .anyMatch(link -> link.child() == one && link.parent().isMine(person) && one.sees(person));
    }

    boolean knowsOneOfTwo(String person) {
        return links.stream()
                .anyMatch(link -> link.parent().sees(person) != link.child().sees(person));
    }

    boolean isParent(Rules one) {
        return links.stream().anyMatch(link -> link.parent() == one);
    }

    void closeBeneath(Rules one) {
        open(one).forEach(Rules::close);
    }

    /** Under secrecy a unit of another authority would be told what it may not know: then nothing is done at all. */
    boolean maySucceed(Rules one, String actor) {
        return open(one)
                .noneMatch(child -> child.isSecret() && heir(child, actor).isPresent());
    }

    void succeed(Rules one, String actor) {
        open(one).forEach(child -> heir(child, actor).ifPresent(unit -> {
            child.parties.takesOver(actor, unit);
            successions++;
        }));
    }

    private Stream<Rules> open(Rules one) {
        return links.stream()
                .filter(link -> link.parent() == one && !link.child().closed)
                .map(Link::child);
    }

    /** Who takes over in the case, when who takes part as the actor does not answer for it any more. */
    private static Optional<String> heir(Rules child, String actor) {
        var heirs = new Heirs(child.staff.city, child.staff.today);
        return child.parties
                .unitAs(actor)
                .filter(unit -> !heirs.answers(unit, actor))
                .flatMap(unit -> heirs.of(unit, actor));
    }
}
