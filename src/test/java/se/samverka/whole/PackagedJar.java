package se.samverka.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import se.samverka.Application;

/** The packaged application as a process of its own with half a gigabyte of heap, configured by its environment. */
final class PackagedJar implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private PackagedJar(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts it as people do. */
    static PackagedJar start(Path folder, Map<String, String> environment) throws IOException {
        return start(folder, environment, List.of());
    }

    /** Starts it without the compiler that pays off after hours only. */
    static PackagedJar startInHaste(Path folder, Map<String, String> environment) throws IOException {
        return start(folder, environment, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** Starts what is compiled, with the files of the tests beside those that are shipped. */
    static PackagedJar startCompiled(Path folder, Map<String, String> environment) throws IOException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var program = List.of("-XX:TieredStopAtLevel=1", "-cp", classes, Application.class.getName());
        return run(folder, environment, program);
    }

    private static PackagedJar start(Path folder, Map<String, String> environment, List<String> options)
            throws IOException {
        var program = new ArrayList<>(options);
        program.addAll(List.of("-jar", System.getProperty("samverka.jar")));
        return run(folder, environment, program);
    }

    private static PackagedJar run(Path folder, Map<String, String> environment, List<String> program)
            throws IOException {
        int port = freePort();
        int managementPort = freePort();
        var log = folder.resolve("application.log");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(program);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        return new PackagedJar(builder.start(), log, port, managementPort);
    }

    record Ended(int exitCode, String output) {}

    /** Runs it with a command, which ends by itself. */
    static Ended command(Path folder, Map<String, String> environment, String command) throws Exception {
        var log = folder.resolve("command.log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("samverka.jar"),
                        command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the health check of the Dockerfile is content. */
    void awaitHealth() {
        var check = Dockerfile.read(Path.of("docker/Dockerfile")).healthCheck();
        Awaitility.await("health; see " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the application ended: " + log, () -> !process.isAlive())
                .until(() -> succeeds(check));
    }

    private boolean succeeds(String[] command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
        builder.environment().put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        return builder.start().waitFor() == 0;
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The application is still running; see " + log);
        }
        return process.exitValue();
    }

    /** As when the power goes. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
