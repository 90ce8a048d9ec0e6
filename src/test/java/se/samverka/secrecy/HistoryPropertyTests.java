package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** Whatever happens in a case, everybody reads by SQL, API, page and search exactly what the rules say. */
class HistoryPropertyTests {

    private static final List<String> ACTORS = List.of("koordinator", "skola", "polis", "fritid");
    private static final List<String> CATEGORIES = List.of("narvaro", "fritid", "kontaktuppgifter", "samverkan");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final Actor NEIGHBOUR = TestActors.person("polis.nordost", "polis-nordost");
    private static final Actor RECEPTION =
            Actor.person("social.nordost", Set.of("mottagning-nordost"), Set.of(EmergencyAccess.ROLE));

    /** Something that happens; what makes no sense at its moment is passed over. */
    private sealed interface Happening {

        record Invite(String actor) implements Happening {}

        record Write(String by, int code, String category) implements Happening {}

        record Disclose(int code, String to) implements Happening {}

        record Ask(List<Tuple.Tuple3<String, String, String>> rows, String signatories) implements Happening {}

        record Answer(int number, boolean yes, Set<Integer> leftOut) implements Happening {}

        record Share() implements Happening {}

        /** Everybody who is asked says yes to everything, and sharing starts. */
        record Agree(Ask about) implements Happening {}

        record Withdraw(String signatory) implements Happening {}

        /** A lawyer ends what is in use and approves what is not. */
        record Judge(String ground) implements Happening {}

        record Decide(String by, int code, boolean wholeCategory, String to) implements Happening {}

        record Revoke(String by, String to) implements Happening {}

        /** Somebody of the neighbouring area's reception opens the case in an emergency, or ends that. */
        record Emergency(boolean begins) implements Happening {}

        record Expire() implements Happening {}

        record Close() implements Happening {}
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void everybody_reads_what_the_rules_say(
            @ForAll("regimes") Regime regime, @ForAll("histories") List<Happening> history) {
        var world = lived(regime, history);
        Statistics.label("something was opened").collect(world.opened);
        Statistics.label("something was opened")
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 15));
    }

    /** Takes a quarter of an hour or more: {@code mvn test -Dtest=HistoryPropertyTests -Dtests.excluded=bench}. */
    @Tag("long")
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void everybody_reads_what_the_rules_say_in_two_thousand_histories(
            @ForAll("regimes") Regime regime, @ForAll("histories") List<Happening> history) {
        lived(regime, history);
    }

    private static World lived(Regime regime, List<Happening> history) {
        var world = new World(regime);
        try {
            history.forEach(world::happens);
            world.compare();
        } finally {
            world.leaveTheRegister();
        }
        return world;
    }

    @Provide
    Arbitrary<Regime> regimes() {
        return Arbitraries.frequency(
                Tuple.of(6, Regime.SEKRETESS), Tuple.of(1, Regime.DELTAGARE), Tuple.of(1, Regime.OPPEN));
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        var actor = Arbitraries.of(ACTORS);
        var category = Arbitraries.of(CATEGORIES);
        var code = Arbitraries.integers().between(0, 2);
        var number = Arbitraries.integers().between(0, 1);
        var row = Combinators.combine(actor, category, actor).as(Tuple::of).filter(line -> !line.get1()
                .equals(line.get3()));
        var ask = Combinators.combine(row.list().ofMinSize(1).ofMaxSize(3), Arbitraries.of("VH", "UN"))
                .as(Happening.Ask::new);
        var yes = Arbitraries.frequency(Tuple.of(7, true), Tuple.of(1, false));
        var leftOut = Arbitraries.integers().between(1, 9).set().ofMaxSize(2);
        return Arbitraries.frequencyOf(
                        Tuple.of(2, actor.map(Happening.Invite::new)),
                        Tuple.of(9, Combinators.combine(actor, code, category).as(Happening.Write::new)),
                        Tuple.of(2, Combinators.combine(code, actor).as(Happening.Disclose::new)),
                        Tuple.of(2, ask),
                        Tuple.of(4, Combinators.combine(number, yes, leftOut).as(Happening.Answer::new)),
                        Tuple.of(2, Arbitraries.create(Happening.Share::new)),
                        Tuple.of(3, ask.map(Happening.Agree::new)),
                        Tuple.of(1, Arbitraries.of("VH1", "VH2", "UN").map(Happening.Withdraw::new)),
                        Tuple.of(
                                1,
                                Arbitraries.of(Rules.CONSENT, Rules.DUTY, Rules.WEIGHING)
                                        .map(Happening.Judge::new)),
                        Tuple.of(
                                3,
                                Combinators.combine(actor, code, Arbitraries.of(true, false), actor)
                                        .as(Happening.Decide::new)),
                        Tuple.of(1, Combinators.combine(actor, actor).as(Happening.Revoke::new)),
                        Tuple.of(1, Arbitraries.of(true, false).map(Happening.Emergency::new)),
                        Tuple.of(1, Arbitraries.create(Happening.Expire::new)),
                        Tuple.of(1, Arbitraries.create(Happening.Close::new)))
                .map(Happening.class::cast)
                .list()
                .ofMinSize(8)
                .ofMaxSize(25);
    }

    /** The same case twice: in the database and by the rules. */
    private static class World {

        private final ApplicationContext application = sharedContext();
        private final TestActors actors = application.getBean(TestActors.class);
        private final Consents consents = application.getBean(Consents.class);
        private final Cases cases = application.getBean(Cases.class);
        private final JdbcClient jdbc = application.getBean(JdbcClient.class);
        private final Records records =
                new Records(actors, application.getBean(Cases.class), application.getBean(Sections.class));
        private final Family family = Family.of(application);
        private final Sharing sharing = application.getBean(Sharing.class);
        private final Jurist jurist = new Jurist(actors, application.getBean(LegalBases.class));
        private final EmergencyAccess emergencies = application.getBean(EmergencyAccess.class);
        private final Seen seen;
        private final Rules rules;
        private final CaseId about;
        private final String number;
        private boolean opened;
        /** A question stands written that could not be asked; going on would ask it after all. */
        private boolean heldBack;

        World(Regime regime) {
            rules = new Rules(regime);
            var file = records.open(regime, "koordinator");
            about = file.id();
            number = file.number();
            seen = Seen.of(application, file);
            rules.usable.forEach(this::approve);
        }

        private void approve(String ground) {
            if (jurist.basis(ground).standing() != LegalBases.Standing.USABLE) {
                jurist.approve(ground);
            }
        }

        /** As other tests expect it. */
        void leaveTheRegister() {
            List.of(Rules.CONSENT, Rules.DUTY, Rules.WEIGHING).forEach(this::approve);
        }

        void happens(Happening happening) {
            if (rules.closed) {
                return;
            }
            if (happening instanceof Happening.Invite invite) {
                actors.asSystem(about, () -> cases.invite(about, invite.actor()));
                rules.participants.add(invite.actor());
            } else if (happening instanceof Happening.Write write) {
                write(write);
            } else if (happening instanceof Happening.Disclose disclose) {
                disclose("del-" + disclose.code(), disclose.to());
            } else if (happening instanceof Happening.Ask ask) {
                ask(ask);
            } else if (happening instanceof Happening.Answer answer) {
                answer(answer);
            } else if (happening instanceof Happening.Share && rules.asked) {
                share();
            } else if (happening instanceof Happening.Agree agree) {
                agree(agree.about());
            } else if (happening instanceof Happening.Withdraw withdraw) {
                withdraw(withdraw.signatory());
            } else if (happening instanceof Happening.Judge judge) {
                judge(judge.ground());
            } else if (happening instanceof Happening.Decide decide) {
                decide(decide);
            } else if (happening instanceof Happening.Revoke revoke) {
                revoke(revoke.by(), revoke.to());
            } else if (happening instanceof Happening.Emergency emergency) {
                emergency(emergency.begins());
            } else if (happening instanceof Happening.Expire) {
                expire();
            } else if (happening instanceof Happening.Close) {
                compare();
                family.close(about);
                rules.close();
            }
            opened |= ACTORS.stream().anyMatch(actor -> rules.readBy(actor).stream()
                    .anyMatch(section -> !section.startsWith(actor + "/")));
        }

        private void write(Happening.Write write) {
            if (rules.mayWrite(write.by())) {
                var code = "del-" + write.code();
                family.write(person(write.by()), seen.section(about, unit(write.by()), code, write.category()));
                rules.write(write.by(), "del-" + write.code(), write.category());
            }
        }

        private void disclose(String code, String to) {
            if (rules.exists(code) && usable(Rules.DUTY, () -> family.disclose(about, code, to, Rules.DUTY))) {
                rules.disclose(code, to);
            }
        }

        /** Whether the ground may be used; what needs it is done or refused accordingly. */
        private boolean usable(String ground, Runnable work) {
            if (rules.usable.contains(ground)) {
                work.run();
                return true;
            }
            assertThatThrownBy(work::run).isInstanceOf(Refused.class).hasMessageStartingWith("ground-not-");
            return false;
        }

        private void share() {
            if (usable(Rules.CONSENT, () -> family.share(about))) {
                rules.share();
            }
        }

        private void judge(String ground) {
            if (rules.usable.remove(ground)) {
                jurist.withdraw(ground);
            } else {
                jurist.approve(ground);
                rules.usable.add(ground);
            }
        }

        private void decide(Happening.Decide decide) {
            var code = "del-" + decide.code();
            var by = person(decide.by());
            var allowed = rules.decide(decide.by(), code, decide.wholeCategory(), decide.to());
            Runnable work = () -> actors.as(by, () -> {
                var wish = new Sharing.NewProposal(
                        about,
                        unit(decide.by()),
                        code,
                        decide.wholeCategory(),
                        unit(decide.to()),
                        Rules.WEIGHING,
                        "Prova vad som händer");
                var decision = new Sharing.Decision(
                        jurist.basis(Rules.WEIGHING).version(), List.of(0, 1), "Ett skäl som är långt nog", TODAY);
                sharing.decide(about, sharing.propose(wish), decision);
            });
            if (allowed) {
                work.run();
            } else {
                assertThatThrownBy(work::run).isInstanceOf(Refused.class);
            }
        }

        private void revoke(String by, String to) {
            actors.as(person(by), () -> sharing.shared(about).stream()
                    .filter(row -> row.decided() && row.recipient().equals(unit(to)))
                    .forEach(row -> sharing.revoke(about, row.id())));
            rules.revoke(by, to);
        }

        private static String unit(String actor) {
            return actor + "-hisingen";
        }

        private boolean ask(Happening.Ask ask) {
            var rows = ask.rows().stream()
                    .map(row -> Records.values(
                            Map.of("utlamnare", row.get1(), "kategorier", row.get2(), "mottagare", row.get3())))
                    .toArray(ObjectNode[]::new);
            var asked = usable(Rules.CONSENT, () -> family.ask(about, ask.signatories(), 2, rows));
            rules.write("koordinator", "samtycke", "");
            heldBack = !asked;
            if (asked) {
                rules.ask(ask.signatories().equals("VH") ? List.of("VH1", "VH2") : List.of("UN"), matrix(ask));
            }
            return asked;
        }

        /** What the rules say is asked: the rows, and how the asker keeps the parties together. */
        private static List<ConsentMatrix.Line> matrix(Happening.Ask ask) {
            var rows = ask.rows().stream()
                    .map(row -> new ConsentMatrix.Line(row.get1(), row.get3(), row.get2()))
                    .toList();
            var together = rows.stream()
                    .flatMap(line -> Stream.of(line.from(), line.to()))
                    .distinct()
                    .filter(party -> !party.equals("koordinator"))
                    .flatMap(party -> Stream.of(
                            new ConsentMatrix.Line("koordinator", party, "kontaktuppgifter"),
                            new ConsentMatrix.Line("koordinator", party, "samverkan"),
                            new ConsentMatrix.Line(party, "koordinator", "samverkan")));
            return Stream.concat(rows.stream(), together).distinct().toList();
        }

        private void agree(Happening.Ask ask) {
            if (!ask(ask)) {
                return;
            }
            var asked = rules.waiting().size();
            for (var n = 0; n < asked; n++) {
                answer(new Happening.Answer(0, true, Set.of()));
            }
            share();
        }

        private void answer(Happening.Answer answer) {
            if (heldBack) {
                return;
            }
            family.askAgainIfAsked(about, rules.asked);
            var waiting = rules.waiting();
            if (answer.number() >= waiting.size()) {
                return;
            }
            var lines = actors.as(person("koordinator"), () -> consents.rowsFor(about, answer.number()))
                    .size();
            var yes = IntStream.rangeClosed(1, lines)
                    .boxed()
                    .filter(line -> answer.yes() && !answer.leftOut().contains(line))
                    .collect(Collectors.toCollection(TreeSet::new));
            var scope = yes.stream().map(ConsentAnswer::id).collect(Collectors.joining(","));
            family.answer(about, answer.number(), yes.isEmpty() ? "nej" : "ja", scope);
            rules.write("koordinator", "samtyckessvar-" + answer.number(), "");
            rules.answer(waiting.get(answer.number()), yes);
        }

        private void withdraw(String signatory) {
            if (rules.withdraw(signatory)) {
                actors.as(person("koordinator"), () -> {
                    consents.withdraw(about, signatory);
                    return true;
                });
            }
        }

        private void emergency(boolean begins) {
            if (!begins) {
                actors.as(RECEPTION, () -> emergencies.end(number));
                rules.emergency = false;
                return;
            }
            var wanted = new EmergencyAccess.Wanted(
                    number, Rules.WEIGHING, "Någon är försvunnen sedan " + UUID.randomUUID(), true);
            if (usable(Rules.WEIGHING, () -> actors.as(RECEPTION, () -> emergencies.open(wanted, "demo")))) {
                rules.emergency = true;
            }
        }

        /** Time passes, for this case only. */
        private void expire() {
            var administrator = JdbcClient.create(TestDatabase.asAdministrator());
            for (var table : List.of("casework.consent_grant", "casework.disclosure")) {
                administrator
                        .sql(
                                "update %s set valid_until = now() - interval '1 second' where case_id = ? and valid_until is not null"
                                        .formatted(table))
                        .param(about.value())
                        .update();
            }
            administrator
                    .sql(
                            """
                            update casework.emergency_access
                            set opened_at = opened_at - interval '2 hours', valid_until = valid_until - interval '2 hours'
                            where case_id = ? and valid_until > now()""")
                    .param(about.value())
                    .update();
            rules.expire();
        }

        void compare() {
            seen.letTurnsCome();
            for (var actor : ACTORS) {
                compare(person(actor), rules.readBy(actor), rules.sees(actor));
            }
            compare(NEIGHBOUR, rules.readBy("polis-nordost"), rules.sees("polis-nordost"));
            compare(RECEPTION, rules.readBy(Rules.RECEPTION), rules.sees(Rules.RECEPTION));
            assertThat(sections(Actor.service("prov"))).isEmpty();
            assertThat(sections(Actor.system(CaseId.random()))).isEmpty();
            assertThat(actors.asNobody(this::visible)).isEmpty();
        }

        private void compare(Actor reader, Set<String> expected, boolean sees) {
            assertThat(sections(reader)).as("SQL, %s", reader).isEqualTo(expected);
            assertThat(sees(reader)).as("SQL, %s", reader).isEqualTo(sees);
            var shown = sees ? seen.marked(expected) : Set.<String>of();
            assertThat(seen.byApi(reader))
                    .as("API, %s", reader)
                    .isEqualTo(sees ? Optional.of(expected) : Optional.empty());
            assertThat(seen.onThePage(reader)).as("page, %s", reader).isEqualTo(shown);
            assertThat(seen.findsTheCase(reader)).as("search, %s", reader).isEqualTo(sees);
            assertThat(seen.byName(reader, rules.all()))
                    .as("search, %s", reader)
                    .isEqualTo(shown);
        }

        private Set<String> sections(Actor reader) {
            return actors.as(reader, this::visible);
        }

        private Set<String> visible() {
            return new TreeSet<>(jdbc.sql(
                            """
                            select replace(v.unit, '-hisingen', '') || '/' || v.code
                            from casework.section_version v join casework.section s using (case_id, code, unit, version)
                            where v.case_id = ?""")
                    .param(about.value())
                    .query(String.class)
                    .list());
        }

        private boolean sees(Actor reader) {
            return actors.<Boolean>as(reader, () -> cases.find(about).isPresent());
        }

        /** The one context that all tests of this process share. */
        private static ApplicationContext sharedContext() {
            return new TestContextManager(SharingTests.class).getTestContext().getApplicationContext();
        }
    }
}
