package se.samverka.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Runs the embedded server on a folder in a process of its own, until it is killed or its input ends. */
final class ServerInAnotherProcess {

    private ServerInAnotherProcess() {}

    public static void main(String[] args) throws IOException {
        try (var server =
                EmbeddedServer.start(new DatabaseProperties(Path.of(args[0]), TestDatabase.PROGRAM, Map.of()))) {
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // The other end says nothing; it only closes.
            }
        }
    }

    static Process start(Path folder) throws IOException {
        var process = ChildJvm.start(ServerInAnotherProcess.class, folder.toString());
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("ready")) {
                return process;
            }
        }
        throw new IllegalStateException("The server in another process did not start");
    }
}
