package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;
import se.samverka.secrecy.EmergencyAccess;

@SamverkaTest
@Walks("logggranskning")
class LogggranskningProcessTests {

    private static final String REVIEWER = "loggranskare";
    private static final String REASON = "Den unga är försvunnen sedan i går kväll";

    private final Story referred;
    private final Story review;
    private final TestActors actors;
    private final CurrentActor current;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final EmergencyAccess emergencies;
    private final int port;
    private final JdbcClient everything = JdbcClient.create(TestDatabase.asAdministrator());
    private final Actor worker = Actor.person(
            "t." + UUID.randomUUID().toString().substring(0, 8),
            Set.of("mottagning-nordost"),
            Set.of(EmergencyAccess.ROLE));

    @Autowired
    LogggranskningProcessTests(
            ProcessEngine engine,
            @LocalServerPort int port,
            TestActors actors,
            CurrentActor current,
            Directory directory,
            PasswordEncoder encoder,
            EmergencyAccess emergencies) {
        this.referred = new Story(engine, port);
        this.review = new Story(engine, port);
        this.port = port;
        this.actors = actors;
        this.current = current;
        this.directory = directory;
        this.encoder = encoder;
        this.emergencies = emergencies;
    }

    @Test
    void reads_are_sampled_judged_and_followed_up() {
        refer("ingen");
        referred.reads("skola.hisingen", "person", "aktualisering");
        openInEmergency();

        review.starts(REVIEWER, "logggranskning", Answers.of());

        assertThat(why("skola.hisingen")).contains("samma efternamn").doesNotContain("deltog inte", "skyddade");
        assertThat(why(worker.id())).contains("enheten deltog inte i ärendet").doesNotContain("efternamn", "skyddade");
        review.does(REVIEWER, "Granska urvalet", objecting(firstSampled()));
        judgeEmergencies("obefogad");
        review.does(REVIEWER, "Följ upp otillåten åtkomst").ends("EndEvent_Uppfoljd");
        assertThat(judged()).containsExactly("loggranskare OBEFOGAD");
        assertThat(closedFor()).isEqualTo("atkomst-uppfoljd");
    }

    @Test
    void only_what_was_sampled_can_be_objected_to_and_each_read_once() {
        refer("ingen");
        referred.reads("skola.hisingen", "person", "aktualisering");
        review.starts(REVIEWER, "logggranskning", Answers.of());

        var unknown = review.tries(REVIEWER, "Granska urvalet", objecting("999999999"));
        var twice = review.tries(REVIEWER, "Granska urvalet", objecting(firstSampled(), firstSampled()));

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body().at("/errors/avvikelser[0].handelse/0").asText())
                .contains("finns inte i listan");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body().at("/errors/avvikelser[1].handelse/0").asText()).contains("på en annan rad också");
        assertThat(review.taskNames(REVIEWER)).contains("Granska urvalet");
        review.does(REVIEWER, "Granska urvalet", objecting(firstSampled()));
    }

    @Test
    void whoever_starts_a_review_is_told_what_will_happen() {
        var form = Caseworker.of(REVIEWER, port)
                .get("/api/processes/logggranskning/form")
                .body();

        assertThat(form.path("schema").toString()).contains("ett urval dras ur loggen", "Granska urvalet");
    }

    private String firstSampled() {
        return sample().at("/lasningar/0/handelse").asText();
    }

    private static Answers objecting(String... events) {
        var rows = Arrays.stream(events)
                .map(event -> "handelse=" + event + " utfall=utred")
                .toArray(String[]::new);
        return Answers.of("bedomning", "avvikelser").rows("avvikelser", rows);
    }

    @Test
    void a_review_in_which_all_was_justified_ends_without_more_work() {
        refer("ingen");
        referred.reads("skola.hisingen", "person", "aktualisering");
        openInEmergency();

        review.starts(REVIEWER, "logggranskning", Answers.of());
        review.does(REVIEWER, "Granska urvalet", Answers.of("bedomning", "befogade"));
        judgeEmergencies("befogad");

        review.ends("EndEvent_UtanAnmarkning");
        assertThat(judged()).containsExactly("loggranskare BEFOGAD");
        assertThat(closedFor()).isEqualTo("utan-anmarkning");
    }

    @Test
    void every_read_about_a_protected_person_is_drawn_once_and_for_all() {
        refer("skyddad-folkbokforing");
        referred.opensWhatIsProtected("koordinator.hisingen").reads("koordinator.hisingen", "person", "aktualisering");

        review.starts(REVIEWER, "logggranskning", Answers.of());
        assertThat(why("koordinator.hisingen")).contains("skyddade personuppgifter");
        assertThat(rowsOf("koordinator.hisingen").get(0).path("atgard").asText())
                .contains("öppnat skyddade uppgifter");

        review.starts(REVIEWER, "logggranskning", Answers.of());
        assertThat(rowsOf("koordinator.hisingen")).isEmpty();
    }

    @Test
    void one_percent_is_drawn_by_chance_and_one_read_at_least() {
        review.starts(REVIEWER, "logggranskning", Answers.of());
        refer("ingen");
        referred.reads("koordinator.hisingen", "person", "aktualisering");

        review.starts(REVIEWER, "logggranskning", Answers.of());

        assertThat(sample().path("antal").asInt()).isPositive();
        assertThat(StreamSupport.stream(sample().path("lasningar").spliterator(), false))
                .anyMatch(row -> row.path("urvalsskal").asText().contains("slumpen"));
    }

    @Test
    void only_reviewers_know_of_a_review_and_nobody_else_starts_one() {
        review.starts(REVIEWER, "logggranskning", Answers.of());

        for (var other : List.of("jurist", "processadmin", "styrgrupp", "chef.hisingen", "skola.hisingen")) {
            review.knowsOfNoCase(other).waitsFor(other);
            assertThat(Caseworker.of(other, port)
                            .get("/api/processes/logggranskning/form")
                            .status())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void neither_names_nor_reasons_reach_the_engine_and_no_name_the_sample() {
        refer("ingen");
        openInEmergency();
        review.starts(REVIEWER, "logggranskning", Answers.of());

        assertThat(sample().toString())
                .contains(referred.number())
                .doesNotContain("Karlberg", "Provperson", "Blåklint");
        for (var table : List.of("act_hi_varinst", "act_ru_variable", "act_hi_detail", "act_ge_bytearray")) {
            assertThat(everything
                            .sql("select count(*) from engine." + table + " t where t::text ~ :said")
                            .param("said", "Provperson|Blåklint|" + REASON)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    /** The school of Hisingen is Bertil Karlberg. */
    private void refer(String protection) {
        referred.starts(
                "skola.hisingen",
                "sspf-arende",
                SspfAnswers.referral("nej").and("namn", "Provperson Karlberg", "skydd", protection));
    }

    private void openInEmergency() {
        var person = new Person(worker.id(), "Provperson Blåklint", worker.units(), worker.roles());
        actors.as(Actor.service("organisation"), () -> directory.register(person, Optional.of(encoder.encode("demo"))));
        current.as(
                worker,
                () -> emergencies.open(new EmergencyAccess.Wanted(referred.number(), "LB-1027", REASON, true), "demo"));
        assertThat(Caseworker.of(worker.id(), port)
                        .get("/api/cases/" + referred.number() + "/sections")
                        .body())
                .isNotEmpty();
        current.as(worker, () -> emergencies.end(referred.number()));
    }

    /** Others may have left openings that wait too. */
    private void judgeEmergencies(String result) {
        while (review.taskNames(REVIEWER).contains("Granska nödåtkomst")) {
            review.does(REVIEWER, "Granska nödåtkomst", Answers.of("nodresultat", result));
        }
    }

    private String why(String reader) {
        assertThat(rowsOf(reader)).as("rows of " + reader + " in " + sample()).isNotEmpty();
        return rowsOf(reader).get(0).path("urvalsskal").asText();
    }

    /** What they read of the case that was referred. */
    private List<JsonNode> rowsOf(String reader) {
        return StreamSupport.stream(sample().path("lasningar").spliterator(), false)
                .filter(row -> row.path("anvandare").asText().equals(reader))
                .filter(row -> row.path("arende").asText().equals(referred.number()))
                .toList();
    }

    private JsonNode sample() {
        var content = everything
                .sql(
                        """
                        select v.content::text from casework.section_version v join casework.case c on c.id = v.case_id
                        where c.number = ? and v.code = 'urval'""")
                .param(review.number())
                .query(String.class)
                .single();
        try {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> judged() {
        return everything
                .sql(
                        """
                        select r.reviewer || ' ' || r.result
                        from casework.emergency_review r join casework.emergency_access e on e.id = r.opening
                        where e.person = ?""")
                .param(worker.id())
                .query(String.class)
                .list();
    }

    private String closedFor() {
        return everything
                .sql("select closed_reason from casework.case where number = ?")
                .param(review.number())
                .query(String.class)
                .single();
    }
}
