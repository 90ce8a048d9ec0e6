package se.samverka.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is watched over.
 *
 * @param folder where the signed heads and the keys are kept; never in the database
 * @param every how often the heads are signed
 * @param check when the whole trail is checked, as a cron expression with seconds, Swedish time
 * @param password of the role samverka_auditor; needed for the check unless the embedded server runs
 */
@ConfigurationProperties("samverka.audit")
record AuditSettings(
        @DefaultValue("data/audit") Path folder,
        @DefaultValue("10m") Duration every,
        @DefaultValue("0 20 3 * * *") String check,
        @Nullable String password) {}
