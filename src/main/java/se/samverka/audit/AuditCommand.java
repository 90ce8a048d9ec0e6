package se.samverka.audit;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.database.AuditorDatabase;

/**
 * What an administrator does with the trail from the command line, beside the running application or without it:
 * {@code verify-audit} checks it, {@code new-audit-epoch} says that a backup was restored. Takes the application's
 * settings.
 */
public final class AuditCommand {

    private static final String VERIFY = "verify-audit";
    private static final String NEW_EPOCH = "new-audit-epoch";
    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int FAILED = 2;

    private AuditCommand() {}

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && Set.of(VERIFY, NEW_EPOCH).contains(arguments[0]);
    }

    /** @return 0 when the trail holds, 1 when it is broken, 2 when that could not be found out */
    public static int run(PrintStream out, String... arguments) {
        var application = new SpringApplicationBuilder(Opened.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=warn", "logging.level.org.springframework.context=error");
        try (var context = application.run(Arrays.copyOfRange(arguments, 1, arguments.length))) {
            var settings = Binder.get(context.getEnvironment()).bindOrCreate("samverka.audit", AuditSettings.class);
            var database = context.getBean(AuditorDatabase.class);
            return arguments[0].equals(VERIFY) ? verify(out, settings, database) : begin(out, settings, database);
        } catch (Exception e) {
            out.println("The trail could not be checked: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return FAILED;
        }
    }

    private static int verify(PrintStream out, AuditSettings settings, AuditorDatabase database) throws Exception {
        var verdict = Verdict.of(database.find().orElseThrow(), settings.folder());
        out.println(verdict);
        return verdict.broken() == null ? HOLDS : BROKEN;
    }

    private static int begin(PrintStream out, AuditSettings settings, AuditorDatabase database) throws Exception {
        var file = new HeadFile(settings.folder());
        if (Files.notExists(file.path())) {
            out.println("There is no " + file.path() + ", so nothing has to begin anew.");
            return FAILED;
        }
        var heads = JdbcClient.create(database.find().orElseThrow())
                .sql("select chain, seq, encode(hash, 'hex') as hash from audit.head order by chain")
                .query(Head.class)
                .list();
        file.append(heads, Instant.now(), true);
        out.println("A new epoch begins; heads signed earlier are no longer compared.");
        return HOLDS;
    }

    /** Only the way to the database: no web, no engine, no migration. */
    static class Opened {

        @Bean
        AuditorDatabase database(Environment settings) {
            return AuditorDatabase.open(settings);
        }
    }
}
