package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;
import se.samverka.secrecy.EmergencyAccess;
import se.samverka.secrecy.LogReviews;

@SamverkaTest
class LogReviewStartTests {

    private final LogReviewStart start;
    private final LogReviews reviews;
    private final TestActors actors;
    private final CurrentActor current;
    private final EmergencyAccess emergencies;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final JdbcClient jdbc;
    private final Records records;

    @Autowired
    LogReviewStartTests(
            LogReviewStart start,
            LogReviews reviews,
            TestActors actors,
            CurrentActor current,
            EmergencyAccess emergencies,
            Directory directory,
            PasswordEncoder encoder,
            JdbcClient jdbc,
            Cases cases,
            Sections sections) {
        this.start = start;
        this.reviews = reviews;
        this.actors = actors;
        this.current = current;
        this.emergencies = emergencies;
        this.directory = directory;
        this.encoder = encoder;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
    }

    @Test
    void one_is_opened_a_month_and_not_two() {
        start.openIfDue();

        assertThat(start.openIfDue()).isEmpty();
    }

    @Test
    void an_emergency_that_has_ended_does_not_wait_for_the_month_to_end() {
        start.openIfDue();
        emergency();

        assertThat(start.openIfDue())
                .hasValueSatisfying(number -> assertThat(number).startsWith("LOGG-"));
        assertThat(start.openIfDue()).isEmpty();
    }

    @Test
    void of_two_nodes_that_ask_at_once_one_opens_it() {
        start.openIfDue();
        emergency();

        var opened = Stream.generate(() -> CompletableFuture.supplyAsync(start::openIfDue))
                .limit(2)
                .toList();

        assertThat(opened.stream().map(CompletableFuture::join).filter(Optional::isPresent))
                .hasSize(1);
    }

    @Test
    void for_people_nothing_is_ever_due_and_nothing_is_drawn() {
        var reviewer = Actor.person("loggranskare", Set.of("loggranskning"), Set.of("loggranskare"));
        emergency();
        var about = records.open("koordinator");

        assertThat(actors.as(reviewer, reviews::due)).isFalse();
        for (var actor : Stream.of(reviewer, reviewer.asSystem(about), Actor.service("log-review"))
                .toList()) {
            for (var call :
                    Stream.of("draw_log_sample(1)", "hand_out_emergencies()").toList()) {
                assertThatThrownBy(() -> actors.as(actor, () -> jdbc.sql("select * from casework." + call)
                                .query()
                                .listOfRows()))
                        .rootCause()
                        .hasMessageContaining("Only the system of a review");
            }
        }
    }

    private void emergency() {
        var worker = Actor.person(
                "t." + UUID.randomUUID().toString().substring(0, 8),
                Set.of("mottagning-nordost"),
                Set.of(EmergencyAccess.ROLE));
        var person = new Person(worker.id(), "Ada Lind", worker.units(), worker.roles());
        actors.as(Actor.service("organisation"), () -> directory.register(person, Optional.of(encoder.encode("demo"))));
        var number = records.open(Regime.SEKRETESS, "koordinator", "skola").number();
        current.as(
                worker,
                () -> emergencies.open(
                        new EmergencyAccess.Wanted(number, "LB-1027", "Barnet är försvunnet sedan i natt", true),
                        "demo"));
        current.as(worker, () -> emergencies.end(number));
    }
}
