package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which of a city's cases everybody finds in lists now, and what the rules say. */
class ListComparison {

    private final Town town;

    ListComparison(Town town) {
        this.town = town;
    }

    void everybody() {
        town.staff.everybody().forEach(person -> compare(person.id()));
    }

    private void compare(String person) {
        var reader = town.actor(person);
        var seen = town.cases.get(0).seen;
        assertThat(town.named(seen.list(reader, "?state=any")))
                .as("list, %s", reader)
                .isEqualTo(those(one -> one.isMine(person) && !town.links.foundBeneathAnother(one, person)));
        assertThat(town.named(seen.list(reader, "/arenden.csv?state=any&linked=true&all=true")))
                .as("table of everything, %s", reader)
                .isEqualTo(those(one -> one.isMine(person) || one.isForAll(person)));
    }

    private Set<String> those(Predicate<Rules> which) {
        return town.cases.stream()
                .filter(one -> which.test(one.rules))
                .map(one -> one.file.number())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
