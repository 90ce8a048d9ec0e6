package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** What everybody reads now, whichever way they look, and what the rules say. */
class Comparison {

    private final Played played;
    private final Rules rules;
    private final Seen seen;
    private final Found found;

    Comparison(Played played) {
        this.played = played;
        this.rules = played.rules;
        this.seen = played.seen;
        this.found = played.found;
    }

    void everybody() {
        played.time.letTurnsCome();
        rules.staff.everybody().forEach(person -> compare(person.id()));
        for (var nobody : new Actor[] {Actor.service("prov"), Actor.system(CaseId.random())}) {
            assertThat(seen.bySql(nobody).all()).as("%s", nobody).isEmpty();
        }
        assertThat(played.actors.asNobody(seen::rows).all()).isEmpty();
    }

    private void compare(String person) {
        var reader = played.actor(person);
        var sees = rules.sees(person);
        var grounds = rules.groundsOf(person);
        var names = sees ? Named.marked(grounds) : Set.<String>of();
        var shows = rules.protection.shows(person);

        var rows = seen.bySql(reader);
        assertThat(rows.words()).as("SQL, words, %s", reader).isEqualTo(rules.readBy(person));
        assertThat(rows.all()).as("SQL, rows, %s", reader).isEqualTo(grounds);
        assertThat(seen.closed(reader))
                .as("SQL, case and whether it is closed, %s", reader)
                .isEqualTo(sees ? Optional.of(rules.closed) : Optional.empty());
        assertThat(seen.listed(reader))
                .as("list, %s", reader)
                .isEqualTo(rules.isMine(person) && !played.town.links.foundBeneathAnother(rules, person));
        assertThat(seen.byApi(reader))
                .as("API, %s", reader)
                .isEqualTo(sees ? Optional.of(new Seen.ByApi(shows, shows ? grounds : Set.of())) : Optional.empty());
        var page = seen.page(reader);
        assertThat(page.isPresent()).as("page, %s", reader).isEqualTo(sees);
        assertThat(Seen.marks(page.orElse(""))).as("page, %s", reader).isEqualTo(shows ? names : Set.of());
        around(reader, sees, page.orElse(""));
        search(reader, sees, names);
    }

    /** Of other cases: nothing but what the reader knows besides. */
    private void around(Actor reader, boolean sees, String page) {
        var shown = those(played.town.links.around(rules, reader.id()));
        assertThat(named(page)).as("page, other cases, %s", reader).isEqualTo(numbers(shown));
        var rows = seen.around(reader);
        assertThat(rows.participants()).as("SQL, participants, %s", reader).isEqualTo(sees);
        assertThat(rows.links())
                .as("SQL, links, %s", reader)
                .isEqualTo(shown.stream().map(one -> one.about.value()).collect(Collectors.toSet()));
        if (played.town.cases.size() > 1) {
            var cover = seen.cover(reader);
            assertThat(cover.isPresent()).as("API, cover, %s", reader).isEqualTo(sees);
            assertThat(named(cover.orElse(""))).as("API, cover, %s", reader).isEmpty();
        }
        if (played.town.links.isParent(rules)) {
            var overview = seen.overview(reader);
            assertThat(overview.isPresent()).as("overview, %s", reader).isEqualTo(sees);
            assertThat(named(overview.orElse("")))
                    .as("overview, other cases, %s", reader)
                    .isEqualTo(numbers(those(played.town.links.beneath(rules, reader.id()))));
        }
    }

    private List<Played> those(List<Rules> which) {
        return played.town.cases.stream()
                .filter(one -> which.contains(one.rules))
                .toList();
    }

    private static Set<String> numbers(List<Played> cases) {
        return cases.stream().map(one -> one.file.number()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> named(String text) {
        var others = played.town.named(text);
        others.remove(played.file.number());
        return others;
    }

    /** The name is in no list when the person is protected. */
    private void search(Actor reader, boolean sees, Set<String> names) {
        var hit = found.hit(reader);
        assertThat(hit.isPresent()).as("search, number, %s", reader).isEqualTo(sees);
        hit.ifPresent(shown -> {
            assertThat(shown.isProtected()).isEqualTo(rules.protection.isProtected());
            if (rules.protection.isProtected() || names.isEmpty()) {
                assertThat(shown.name()).as("name, %s", reader).isNull();
            } else {
                assertThat(shown.name())
                        .as("name, %s", reader)
                        .isIn(names.stream().map(Named::name).toList());
            }
        });
        if (!played.identity.isEmpty()) {
            assertThat(found.byIdentity(reader, played.identity))
                    .as("search, identity, %s", reader)
                    .isEqualTo(sees && rules.groundsOf(reader.id()).contains(rules.coordinator + "/person"));
        }
        var named = Named.marked(rules.all());
        assertThat(found.byNames(reader, named)).as("search, names, %s", reader).isEqualTo(names);
        named.stream().skip(named.size() / 2).findFirst().ifPresent(one -> assertThat(found.byName(reader, one))
                .as("search, name, %s", reader)
                .isEqualTo(names.contains(one)));
    }
}
