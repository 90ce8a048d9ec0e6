package se.samverka.database;

import java.util.LinkedHashMap;
import java.util.Map;

/** How the embedded server runs: like a production server, and silent about statements and data. */
final class ServerSettings {

    private ServerSettings() {}

    static Map<String, String> of(DatabaseProperties properties) {
        var settings = new LinkedHashMap<String, String>();
        // The library switches these off for throw-away tests; here an acknowledged write has to survive a crash.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("max_connections", "100");
        settings.put("listen_addresses", "localhost");
        settings.put("unix_socket_directories", "");
        settings.put("log_min_messages", "log");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_checkpoints", "off");
        settings.putAll(properties.settings());
        return settings;
    }
}
