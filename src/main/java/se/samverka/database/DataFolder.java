package se.samverka.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The folder of the embedded server, used by one process at a time. */
final class DataFolder implements AutoCloseable {

    static final String MAJOR = "17";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Takes the folder, making it when needed, and leaves it ready for a server to start on. */
    static DataFolder open(Path path) {
        var folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            var opened = new DataFolder(folder, lock(folder));
            opened.makeReady();
            return opened;
        } catch (IOException e) {
            throw new DatabaseRefusal(
                    "The data folder " + folder + " can't be written to.",
                    "Give the user that runs Samverka write access to it, or name another folder with"
                            + " samverka.database.folder.",
                    e);
        }
    }

    /** Where the server of another process listens that uses this folder now; empty when none does. */
    static Optional<String> urlOfRunning(Path folder) {
        var pidFile = folder.resolve("server").resolve("postmaster.pid");
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var free = tryLock(channel)) {
            return free != null || !Files.isReadable(pidFile)
                    ? Optional.empty()
                    : Optional.of(EmbeddedServer.url(
                            Integer.parseInt(Files.readAllLines(pidFile).get(3).trim())));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    static String passwordIn(Path folder, String role) {
        try {
            return Passwords.in(folder.resolve("passwords")).of(role);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static DatabaseRefusal unreadable(Path folder, IOException e) {
        return new DatabaseRefusal(
                "The data folder " + folder.toAbsolutePath() + " can't be read.",
                "Run this as the user that runs Samverka.",
                e);
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new DatabaseRefusal(
                    "The data folder " + folder + " is in use by another running Samverka.",
                    "Stop the other one, or name another folder with samverka.database.folder.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private void makeReady() throws IOException {
        try {
            stopOrphan();
            if (Files.exists(unfinished())) {
                FileSystemUtils.deleteRecursively(server());
            }
            checkMajor();
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A killed application leaves its server running; nobody else can use it, since the lock was free. */
    private void stopOrphan() throws IOException {
        var pidFile = server().resolve("postmaster.pid");
        if (!Files.isReadable(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        var server = lines.isEmpty()
                ? null
                : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).orElse(null);
        if (server == null || !runsHere(server)) {
            return;
        }
        server.destroy();
        try {
            server.onExit().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new DatabaseRefusal(
                    "A PostgreSQL server left behind in " + folder + " (process " + server.pid() + ") does not stop.",
                    "End that process and start again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The number may belong to another program by now, even to another PostgreSQL. */
    private boolean runsHere(ProcessHandle server) {
        var arguments = server.info().arguments().map(List::of).orElse(List.of());
        return arguments.contains(server().toString());
    }

    private void checkMajor() throws IOException {
        var version = server().resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).trim().equals(MAJOR)) {
            throw new DatabaseRefusal(
                    "The data folder " + folder + " was written by PostgreSQL "
                            + Files.readString(version).trim() + ", but this Samverka runs PostgreSQL " + MAJOR + ".",
                    "Move the data over with pg_dump and pg_restore, or name another folder with"
                            + " samverka.database.folder.");
        }
    }

    boolean isNew() {
        return Files.notExists(server().resolve("PG_VERSION"));
    }

    Path server() {
        return folder.resolve("server");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path passwords() {
        return folder.resolve("passwords");
    }

    /** Is there while a new server is being set up; what it left unfinished holds no data and is made anew. */
    Path unfinished() {
        return folder.resolve("unfinished");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
