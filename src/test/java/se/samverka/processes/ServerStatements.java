package se.samverka.processes;

import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the threads that answer requests send to the database, as its driver tells of it. */
final class ServerStatements extends Handler implements AutoCloseable {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final LongAdder executed = new LongAdder();
    private final Level before = DRIVER.getLevel();
    private final boolean further = DRIVER.getUseParentHandlers();

    static ServerStatements counted() {
        var counted = new ServerStatements();
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.FINEST);
        DRIVER.addHandler(counted);
        return counted;
    }

    long sofar() {
        return executed.sum();
    }

    @Override
    public void publish(LogRecord said) {
        if (Thread.currentThread().getName().startsWith("http-nio")
                && said.getMessage().strip().startsWith("FE=> Execute")) {
            executed.increment();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        DRIVER.removeHandler(this);
        DRIVER.setLevel(before);
        DRIVER.setUseParentHandlers(further);
    }
}
