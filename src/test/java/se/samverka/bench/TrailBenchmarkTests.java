package se.samverka.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.audit.AuditTrail;
import se.samverka.bench.Meter.Reading;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;

/**
 * What the trail costs those who read: the same case by turns with the trail, without any, and with one number kept
 * whenever the trail is called, which is what keeping anything costs. Only the ratio of neighbouring stretches means
 * something. Writes {@code target/benchmark-trail.md}.
 */
@Tag("bench")
@SamverkaTest
@Import(TrailBenchmarkTests.Switch.class)
class TrailBenchmarkTests {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 2);
    private static final int WARMING = Integer.getInteger("bench.warming", 40);
    private static final int SETTLING = 1;
    private static final int SECTIONS = 8;
    private static final String NUMBER = "insert into bare.flushed values (1)";
    private static final Pattern CSRF = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

    private enum Kept {
        TRAIL,
        NUMBER,
        NOTHING
    }

    /** Stands before the trail, and does something else in its place. */
    @TestConfiguration
    static class Switch {

        private static volatile Kept kept = Kept.TRAIL;

        @Bean
        static BeanPostProcessor switchable(ObjectProvider<JdbcClient> jdbc) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof AuditTrail trail ? before(trail, jdbc) : bean;
                }
            };
        }

        private static AuditTrail before(AuditTrail trail, ObjectProvider<JdbcClient> jdbc) {
            InvocationHandler handler = (proxy, method, arguments) -> switch (kept) {
                case TRAIL -> method.invoke(trail, arguments);
                case NUMBER -> {
                    jdbc.getObject().sql(NUMBER).update();
                    yield null;
                }
                case NOTHING -> null;
            };
            return (AuditTrail) Proxy.newProxyInstance(
                    TrailBenchmarkTests.class.getClassLoader(), new Class<?>[] {AuditTrail.class}, handler);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private TestActors actors;

    @Autowired
    private Cases cases;

    @Autowired
    private Sections sections;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final StringBuilder report = new StringBuilder();

    @Test
    void reading_with_the_trail_and_without() throws Exception {
        var records = new Records(actors, cases, sections);
        var file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
        for (int i = 0; i < SECTIONS; i++) {
            var text = "Ungefär så mycket skriver någon om en ung person i ett avsnitt. ".repeat(8);
            records.write(Records.TEACHER, file.id(), "avsnitt-" + i, "narvaro", Records.text("anteckning", text));
        }
        signIn();
        Callable<?> inside = () -> actors.as(Records.TEACHER, () -> sections.read(file.id(), "bench", List.of())
                .size());
        Callable<?> program = () -> get("/api/cases/" + file.number() + "/sections");
        Callable<?> page = () -> get("/cases/" + file.number());
        var administrator =
                new SingleConnectionDataSource(TestDatabase.asAdministrator().getConnection(), true);
        var direct = JdbcClient.create(administrator);
        var meter = new Meter(direct);
        disk(meter, direct);
        warm(meter, program, page);
        for (int clients : new int[] {1, 4}) {
            compare(meter, "sections through the module", clients, inside);
            compare(meter, "GET /api/cases/{number}/sections", clients, program);
            compare(meter, "GET /cases/{number}", clients, page);
        }
        Files.writeString(Path.of("target", "benchmark-trail.md"), report);
        System.out.println(report);
    }

    /** What the disk takes to keep one commit, which is part of every reading with a trail and of none without. */
    private void disk(Meter meter, JdbcClient administrator) throws Exception {
        administrator.sql("create schema if not exists bare").update();
        administrator.sql("create table bare.flushed (n int)").update();
        administrator.sql("grant usage on schema bare to samverka_app").update();
        administrator.sql("grant insert on bare.flushed to samverka_app").update();
        List<Double> flushes = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            var kept = meter.play(() -> administrator.sql(NUMBER).update(), 1, 1);
            administrator.sql("set synchronous_commit to off").update();
            var loose = meter.play(() -> administrator.sql(NUMBER).update(), 1, 1);
            administrator.sql("set synchronous_commit to on").update();
            flushes.add(1000 / kept.perSecond() - 1000 / loose.perSecond());
        }
        report.append(String.format(Locale.ROOT, "- one commit waits %.2f ms for this disk%n", Meter.median(flushes)));
    }

    /** Until the compiler has little left to do, which else works beside the slower side for longer. */
    private static void warm(Meter meter, Callable<?>... readings) throws Exception {
        for (var reading : readings) {
            meter.play(reading, 2, WARMING);
        }
    }

    private void compare(Meter meter, String what, int clients, Callable<?> reading) throws Exception {
        List<Reading[]> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(meter, clients, reading, round));
        }
        report.append(String.format(
                Locale.ROOT,
                "- %s, %d sections, %d clients: %.2f ms with the trail, %.2f ms without, time x%.2f, CPU x%.2f;"
                        + " a number at each call of the trail x%.2f (medians of %d)%n",
                what,
                SECTIONS,
                clients,
                median(rounds, round -> time(round[Kept.TRAIL.ordinal()])),
                median(rounds, round -> time(round[Kept.NOTHING.ordinal()])),
                median(rounds, ratio(Kept.TRAIL, TrailBenchmarkTests::time)),
                median(rounds, ratio(Kept.TRAIL, TrailBenchmarkTests::work)),
                median(rounds, ratio(Kept.NUMBER, TrailBenchmarkTests::time)),
                ROUNDS));
    }

    /** Each begins as often as the others. */
    private static Reading[] round(Meter meter, int clients, Callable<?> reading, int number) throws Exception {
        var ways = Kept.values();
        var readings = new Reading[ways.length];
        for (int turn = 0; turn < ways.length; turn++) {
            int way = (number + turn) % ways.length;
            readings[way] = stretch(meter, reading, clients, ways[way]);
        }
        return readings;
    }

    /** Milliseconds that one client waits for one reading. */
    private static double time(Reading reading) {
        return 1000 * reading.clients() / reading.perSecond();
    }

    private static double work(Reading reading) {
        return reading.jvmCpu() + reading.postgresCpu();
    }

    private static double median(List<Reading[]> rounds, ToDoubleFunction<Reading[]> figure) {
        return Meter.median(rounds.stream().mapToDouble(figure).boxed().toList());
    }

    private static ToDoubleFunction<Reading[]> ratio(Kept kept, ToDoubleFunction<Reading> cost) {
        return round -> cost.applyAsDouble(round[kept.ordinal()]) / cost.applyAsDouble(round[Kept.NOTHING.ordinal()]);
    }

    /** Measured after a moment, as caches are still full of what the way before needed. */
    private static Reading stretch(Meter meter, Callable<?> reading, int clients, Kept kept) throws Exception {
        Switch.kept = kept;
        try {
            meter.play(reading, clients, SETTLING);
            return meter.play(reading, clients, SECONDS);
        } finally {
            Switch.kept = Kept.TRAIL;
        }
    }

    private int get(String path) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", "text/html, application/json")
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().length();
    }

    private void signIn() throws Exception {
        var login = URI.create("http://localhost:" + port + "/login");
        var page = http.send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString())
                .body();
        var token = CSRF.matcher(page);
        assertThat(token.find()).isTrue();
        var form = "username=skola.hisingen&password=demo&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        http.send(
                HttpRequest.newBuilder(login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
