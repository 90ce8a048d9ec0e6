package se.samverka.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plays cases for a while with some clients and reads what they cost. */
class Meter {

    private static final long TICK_MILLIS = 10;

    private final JdbcClient jdbc;

    Meter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One measured stretch; times in milliseconds per case. */
    record Reading(int clients, int cases, double perSecond, double p95, double jvmCpu, double postgresCpu, long wal) {}

    Reading play(Callable<?> oneCase, int clients, int seconds) throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        long wal = wal();
        long jvm = jvmCpu();
        long postgres = postgresCpu();
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        var pool = Executors.newFixedThreadPool(clients);
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < clients; i++) {
            work.add(() -> {
                while (System.nanoTime() < end) {
                    long from = System.nanoTime();
                    oneCase.call();
                    times.add(System.nanoTime() - from);
                }
                return null;
            });
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
        double elapsed = (System.nanoTime() - begun) / 1e9;
        int cases = times.size();
        return new Reading(
                clients,
                cases,
                cases / elapsed,
                p95(new ArrayList<>(times)),
                (jvmCpu() - jvm) / 1e6 / cases,
                (double) (postgresCpu() - postgres) / cases,
                (wal() - wal) / cases);
    }

    static double p95(List<Long> nanos) {
        Collections.sort(nanos);
        return nanos.isEmpty() ? 0 : nanos.get(Math.min(nanos.size() - 1, (int) (nanos.size() * 0.95))) / 1e6;
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    long wal() {
        return jdbc.sql("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    private static long jvmCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Milliseconds of all processes of this server, read from the kernel; 0 where there is none to read from. */
    private long postgresCpu() throws IOException {
        var root = Path.of("/proc");
        if (!Files.isDirectory(root)) {
            return 0;
        }
        var postmaster = jdbc.sql("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)")
                .query(String.class)
                .single();
        long ticks = 0;
        try (var all = Files.list(root)) {
            for (var process : all.filter(p -> p.getFileName().toString().matches("[0-9]+"))
                    .toList()) {
                var stat = stat(process);
                if (stat.length > 14 && (stat[1].equals(postmaster) || process.endsWith(postmaster))) {
                    ticks += Long.parseLong(stat[11])
                            + Long.parseLong(stat[12])
                            + Long.parseLong(stat[13])
                            + Long.parseLong(stat[14]);
                }
            }
        }
        return ticks * TICK_MILLIS;
    }

    /** The fields after the command's name: state, parent, … user and system ticks at 11 and 12, the children's after. */
    private static String[] stat(Path process) {
        try {
            var line = Files.readString(process.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }
}
