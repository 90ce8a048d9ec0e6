package se.samverka.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.samverka.SamverkaTest;
import se.samverka.processes.Guess;
import se.samverka.processes.Guesses;

/**
 * Whether somebody with a clock can tell what is not theirs from what does not exist. Both are asked for by turns, over
 * HTTP on the same machine, where nothing stands between the clock and the answer.
 */
@Tag("bench")
@SamverkaTest
@TestPropertySource(properties = "samverka.access.beat=10ms")
class GuessingBenchmarkTests {

    private static final int SAMPLES = Integer.getInteger("bench.guesses", 200);
    private static final int WARMING = 20;

    /** 0.5 is tossing a coin; samples of this size lie within 0.44 and 0.56 nineteen times of twenty by chance alone. */
    private static final double TOLD_APART = 0.1;

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Random coin = new Random(1);

    /** Milliseconds of each answer. */
    private record Times(Guess guess, List<Double> foreign, List<Double> unknown) {

        /** How likely one answer about what is there takes longer than one about what is not; ties count half. */
        double superiority() {
            double longer = 0;
            for (double one : foreign) {
                for (double other : unknown) {
                    longer += one > other ? 1 : one == other ? 0.5 : 0;
                }
            }
            return longer / foreign.size() / unknown.size();
        }

        double toldApart() {
            return Math.abs(superiority() - 0.5);
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.2f (%.2f–%.2f) | %.2f (%.2f–%.2f) | %.3f |%n",
                    guess,
                    quantile(foreign, 0.5),
                    quantile(foreign, 0.25),
                    quantile(foreign, 0.75),
                    quantile(unknown, 0.5),
                    quantile(unknown, 0.25),
                    quantile(unknown, 0.75),
                    superiority());
        }

        private static double quantile(List<Double> times, double part) {
            return times.stream().sorted().toList().get((int) (times.size() * part));
        }
    }

    @Test
    void a_clock_tells_no_more_than_a_coin() throws IOException {
        var guesses = new Guesses(engine, port, mappings);
        var measured = guesses.all().stream()
                .map(guess -> measure(guesses, guess))
                .sorted(Comparator.comparing(Times::toldApart).reversed())
                .toList();
        report(measured);

        assertThat(measured)
                .filteredOn(times -> times.toldApart() > TOLD_APART)
                .extracting(Times::row)
                .isEmpty();
    }

    private Times measure(Guesses guesses, Guess guess) {
        var times = new Times(guess, new ArrayList<>(), new ArrayList<>());
        for (int i = -WARMING; i < SAMPLES; i++) {
            if (i % 4 == 0) {
                guesses.rest();
            }
            boolean first = coin.nextBoolean();
            double one = millis(first ? guess::askOfForeign : guess::askOfUnknown);
            double other = millis(first ? guess::askOfUnknown : guess::askOfForeign);
            if (i >= 0) {
                times.foreign().add(first ? one : other);
                times.unknown().add(first ? other : one);
            }
        }
        return times;
    }

    private static double millis(Supplier<?> question) {
        long from = System.nanoTime();
        var answer = question.get();
        long to = System.nanoTime();
        assertThat(answer).isNotNull();
        return (to - from) / 1e6;
    }

    private static void report(List<Times> measured) throws IOException {
        var report = new StringBuilder(String.format(
                "%n| what is asked, %d times each | of others, ms (half of the answers) | of nobody | longer of others |%n|---|---|---|---|%n",
                SAMPLES));
        measured.forEach(times -> report.append(times.row()));
        Files.writeString(
                Path.of("target", "benchmark.md"), report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(report);
    }
}
