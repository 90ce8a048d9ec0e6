package se.samverka.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.identity.Actor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Person;

@SamverkaTest
class DemoPeopleTests {

    private static final Actor SIGN_IN = Actor.service("sign-in");
    private static final Set<String> OF_THE_CITY =
            Set.of("central", "forvaltning", "stadsomrade", "namnd", "bolag", "forbund");

    @Autowired
    private DemoPeople demo;

    @Autowired
    private Directory directory;

    @Autowired
    private Organisations organisations;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private TestActors actors;

    @Test
    void every_area_has_one_person_for_each_part() {
        for (var area : organisations.areas()) {
            var suffix = "." + area.code();
            assertThat(find("koordinator" + suffix).units()).containsExactly("koordinator-" + area.code());
            assertThat(find("social" + suffix).units())
                    .containsExactlyInAnyOrder("socialtjanst-" + area.code(), "mottagning-" + area.code());
            assertThat(find("chef" + suffix).roles()).containsExactly("chef");
            for (var part : List.of("skola", "polis", "fritid")) {
                assertThat(find(part + suffix).units()).containsExactly(part + "-" + area.code());
            }
        }
    }

    @Test
    void city_wide_roles_have_no_unit_and_no_case() {
        for (var role : List.of("processadmin", "processgranskare", "jurist", "dataskyddsombud", "styrgrupp")) {
            assertThat(find(role).roles()).containsExactly(role);
            assertThat(find(role).units()).isEmpty();
        }
    }

    @Test
    void every_organisation_of_the_city_that_exists_today_has_a_contact_person() {
        assertThat(organisations.authorities(LocalDate.now()))
                .filteredOn(authority -> OF_THE_CITY.contains(authority.kind()))
                .hasSizeGreaterThan(40)
                .allSatisfy(authority ->
                        assertThat(find("kontakt." + authority.code()).units()).hasSize(1));
    }

    @Test
    void starting_again_changes_nothing() {
        var before = hash();
        demo.register();

        assertThat(hash()).isEqualTo(before);
        assertThat(encoder.matches("demo", before)).isTrue();
    }

    @Test
    void names_are_given_once() {
        var names = People.read().all().stream().map(Person::name).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    private Person find(String userId) {
        return actors.as(SIGN_IN, () -> directory.find(userId)).orElseThrow(() -> new AssertionError(userId));
    }

    private String hash() {
        return actors.as(SIGN_IN, () -> directory.passwordOf("skola.hisingen")).orElseThrow();
    }
}
