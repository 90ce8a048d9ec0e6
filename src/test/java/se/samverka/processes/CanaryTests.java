package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.database.TestDatabase;

/**
 * No personal data in the flow plane: a whole case is played with a marker in every text of every form, and afterwards
 * neither any table of the engine or the trail nor any line of the log holds the marker or the identity number.
 */
@SamverkaTest
class CanaryTests {

    private static final String MARKER = "Kanariefågeln Qvintus";
    private static final String COORDINATOR = "koordinator.sydvast";

    private final Story story;
    private final JdbcClient everything = JdbcClient.create(TestDatabase.asAdministrator());
    private final Written log = new Written();

    @Autowired
    CanaryTests(ProcessEngine engine, @LocalServerPort int port) {
        story = new Story(engine, port);
    }

    @BeforeEach
    void listen() {
        log.setContext(root().getLoggerContext());
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop_listening() {
        root().detachAppender(log);
    }

    @Test
    void what_people_write_stays_out_of_the_engine_the_trail_and_the_log() {
        playACaseSayingTheMarkerEverywhere();

        assertThat(holding("casework", MARKER)).contains("section_version");
        for (var secret : List.of(
                "Kanariefågeln", "Qvintus", Invented.aged(16), Invented.aged(16).substring(2))) {
            assertThat(holding("engine", secret))
                    .as("engine tables holding " + secret)
                    .isEmpty();
            assertThat(holding("audit", secret))
                    .as("tables of the trail holding " + secret)
                    .isEmpty();
            assertThat(log.lines).as("log lines holding " + secret).noneMatch(line -> line.contains(secret));
        }
    }

    private void playACaseSayingTheMarkerEverywhere() {
        story.starts(
                        "skola.sydvast",
                        "sspf-arende",
                        said(
                                "omrade",
                                "sydvast",
                                "skydd",
                                "ingen",
                                "grund",
                                "LB-SAM",
                                "akutOro",
                                "ja",
                                "orosanmalanGjord",
                                "nej"))
                .does("social.sydvast", "Gör omedelbar skyddsbedömning", said("omedelbartSkydd", "ja"))
                .does("social.sydvast", "Besluta om utredning", said())
                .does(
                        COORDINATOR,
                        "Bedöm aktualisering",
                        said("bedomningsbeslut", "aktualisera", "oroVidBedomning", "ja"))
                .does(
                        COORDINATOR,
                        "Informera och begär samtycke",
                        said("guardians", "1")
                                .rows(
                                        "rader",
                                        "utlamnare=skola kategorier=narvaro,studiesituation mottagare=koordinator,polis",
                                        "utlamnare=polis kategorier=polisens-iakttagelser mottagare=koordinator"))
                .does(COORDINATOR, "Registrera svar om samtycke", said("svar", "ja"))
                .does(COORDINATOR, "Registrera svar om samtycke", said("svar", "ja"))
                .does(COORDINATOR, "Kartläggande samtal", said())
                .does("skola.sydvast", "Beskriv skolsituationen", said("elevhalsaLamnas", "nej"))
                .does("polis.sydvast", "Beskriv polisens iakttagelser", said())
                .does(COORDINATOR, "Håll nätverksmöte", said())
                .does(COORDINATOR, "Skriv åtagandeplan", said().rows("ataganden", "aktor=polis"))
                .does("polis.sydvast", "Genomför och rapportera åtagande", said("utfall", "delvis"))
                .passes("Timer_NastaUppfoljning")
                .does(
                        COORDINATOR,
                        "Följ upp planen",
                        said("uppfoljningsbeslut", "avsluta", "oroVidUppfoljning", "nej", "samtyckeKvarstar", "ja"))
                .does(COORDINATOR, "Avsluta ärendet", said());
    }

    private static Answers said(String... keysAndValues) {
        return Answers.of(keysAndValues).saying(MARKER);
    }

    /** Tables of the schema where any row, in any column, holds the text; bytes are searched as text too. */
    private List<String> holding(String schema, String text) {
        var found = new ArrayList<String>();
        for (var table : tables(schema)) {
            var rows = everything
                    .sql("select count(*) from %s.%s t where t::text like :text or t::text like :bytes"
                            .formatted(schema, table))
                    .param("text", "%" + text + "%")
                    .param("bytes", "%" + hex(text) + "%")
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }

    private List<String> tables(String schema) {
        return everything
                .sql("select quote_ident(tablename) from pg_tables where schemaname = ?")
                .param(schema)
                .query(String.class)
                .list();
    }

    private static String hex(String text) {
        var hex = new StringBuilder();
        for (byte one : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hex.append("%02x".formatted(one));
        }
        return hex.toString();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Every line the log got, with the traces of its exceptions. */
    private static class Written extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var trace = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (trace == null ? "" : ThrowableProxyUtil.asString(trace)));
        }
    }
}
