package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
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
        assertThat(seen.sees(reader)).as("SQL, case, %s", reader).isEqualTo(sees);
        assertThat(seen.listed(reader))
                .as("list, %s", reader)
                .isEqualTo(rules.takesPart(person) && !rules.protection.shields(person));
        assertThat(seen.byApi(reader))
                .as("API, %s", reader)
                .isEqualTo(sees ? Optional.of(new Seen.ByApi(shows, shows ? grounds : Set.of())) : Optional.empty());
        assertThat(seen.onThePage(reader)).as("page, %s", reader).isEqualTo(shows ? names : Set.of());
        search(reader, sees, names);
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
