package se.samverka.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** The passwords of the embedded server's roles: random, made once, readable by the owner of the data folder only. */
final class Passwords {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "samverka_owner";
    static final String APPLICATION = "samverka_app";
    static final String AUDITOR = "samverka_auditor";

    private final Properties byRole;

    private Passwords(Properties byRole) {
        this.byRole = byRole;
    }

    static Passwords in(Path file) throws IOException {
        var byRole = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                byRole.load(in);
            }
            return new Passwords(byRole);
        }
        for (var role : List.of(SUPERUSER, OWNER, APPLICATION, AUDITOR)) {
            byRole.setProperty(role, random());
        }
        createForOwnerOnly(file);
        try (var out = Files.newBufferedWriter(file)) {
            byRole.store(out, "Roles of the embedded PostgreSQL and their passwords");
        }
        return new Passwords(byRole);
    }

    String of(String role) {
        var password = byRole.getProperty(role);
        if (password == null) {
            throw new DatabaseRefusal(
                    "The password file of the embedded PostgreSQL lacks the role " + role + ".",
                    "Put the file 'passwords' back from a backup of the data folder.");
        }
        return password;
    }

    static void createForOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
        } else {
            Files.createFile(file);
        }
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
