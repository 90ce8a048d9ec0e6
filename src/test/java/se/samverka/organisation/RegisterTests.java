package se.samverka.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;

@SamverkaTest
class RegisterTests {

    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    private Organisations organisations;

    @Autowired
    private RegisterTables tables;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestActors actors;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void each_area_has_one_unit_for_each_actor() {
        for (var area : organisations.areas()) {
            for (var actor :
                    new String[] {"koordinator", "skola", "socialtjanst", "polis", "fritid", "chef", "mottagning"}) {
                assertThat(organisations.unitFor(actor, area.code(), TODAY))
                        .map(Unit::code)
                        .contains(actor + "-" + area.code());
            }
        }
    }

    @Test
    void the_authority_of_a_day_is_the_one_that_existed_then() {
        assertThat(on("2014-12-01"))
                .contains("sdn-angered", "social-resursnamnd")
                .doesNotContain("polisen");
        assertThat(on("2021-01-01"))
                .contains("socialnamnden-nordost", "trafiknamnden")
                .doesNotContain("sdn-angered");
        assertThat(on("2023-01-01")).contains("stadsmiljonamnden").doesNotContain("trafiknamnden");
    }

    @Test
    void a_city_wide_unit_follows_the_authority_of_its_time() {
        assertThat(organisations.unitFor("programledning", "nordost", LocalDate.parse("2016-05-01")))
                .map(Unit::authority)
                .contains("social-resursnamnd");
        assertThat(organisations.unitFor("programledning", "nordost", TODAY))
                .map(Unit::authority)
                .contains("stadsledningskontoret");
    }

    @Test
    void names_are_in_swedish_and_an_unknown_code_is_its_own_name() {
        assertThat(organisations.actorName("socialtjanst")).isEqualTo("Socialtjänst");
        assertThat(organisations.nameOf("socialnamnden-sydvast")).isEqualTo("Socialnämnden Sydväst");
        assertThat(organisations.nameOf("polis-hisingen")).isEqualTo("Lokalpolisen Hisingen");
        assertThat(organisations.nameOf("ingen")).isEqualTo("ingen");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        var before = state();

        loader(new ClassPathResource("organisations/goteborg.yaml")).load();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void a_file_that_forgets_units_in_use_is_refused_and_nothing_changes() {
        var before = state();

        assertThatThrownBy(() -> loader(new ClassPathResource("organisations/lillkoping.yaml"))
                        .load())
                .isInstanceOf(RegisterRefused.class)
                .hasMessageContaining("lillkoping.yaml")
                .hasMessageContaining("skola-hisingen")
                .hasMessageContaining("give them a last day");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void a_broken_file_is_refused_by_name_and_line_and_nothing_changes() {
        var before = state();
        var broken =
                new ByteArrayResource("city: Lillköping\nareas: norr\n".getBytes(StandardCharsets.UTF_8), "x.yaml");

        assertThatThrownBy(() -> loader(broken).load())
                .hasMessageContaining("x.yaml")
                .hasMessageContaining("line 2: 'areas' must be a list");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void only_who_acts_reads_the_register_and_nobody_but_the_loader_writes_it() {
        String count = "select count(*) from casework.unit";
        assertThat(actors.<Long>asNobody(() -> jdbc.sql(count).query(Long.class).single()))
                .isZero();
        var anna = Actor.person("anna", java.util.Set.of(), java.util.Set.of("processadmin"));
        assertThat(actors.<Long>as(anna, () -> jdbc.sql(count).query(Long.class).single()))
                .isPositive();
        assertThat(actors.<Integer>as(anna, () -> jdbc.sql("update casework.unit set name = 'x'")
                        .update()))
                .isZero();
        assertThatThrownBy(() -> actors.as(anna, () -> {
                    jdbc.sql("insert into casework.person values ('anna', 'Anna')")
                            .update();
                }))
                .isInstanceOf(DataAccessException.class);
    }

    private java.util.List<String> on(String day) {
        return organisations.authorities(LocalDate.parse(day)).stream()
                .map(Authority::code)
                .toList();
    }

    private Map<String, Object> state() {
        return actors.as(Actor.service("test"), () -> jdbc.sql(
                        """
                        select (select count(*) from casework.unit) as units, (select min(xmin::text) from casework.unit) as written,
                               (select loaded_at from casework.register_load) as loaded""")
                .query()
                .singleRow());
    }

    private RegisterLoader loader(Resource file) {
        return new RegisterLoader(new OrganisationSettings(file), tables, currentActor, transactions);
    }
}
