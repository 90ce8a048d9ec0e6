package se.samverka.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samverka.database.AuditorDatabase;

/**
 * Signs the heads every few minutes and checks the whole trail at night. People go on working when either fails; the log
 * and the metrics {@code samverka_audit_heads_age_seconds} and {@code samverka_audit_broken} tell.
 */
@Component
@EnableScheduling
class TrailWatch {

    private static final Logger LOG = LoggerFactory.getLogger(TrailWatch.class);

    private final JdbcClient jdbc;
    private final AuditorDatabase auditor;
    private final AuditSettings settings;
    private final HeadFile file;
    private final Clock clock;
    private volatile @Nullable Instant signed;
    private volatile double broken = Double.NaN;

    TrailWatch(JdbcClient jdbc, AuditorDatabase auditor, AuditSettings settings, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.auditor = auditor;
        this.settings = settings;
        this.clock = clock;
        this.file = new HeadFile(settings.folder());
        Gauge.builder("samverka.audit.heads.age", this, TrailWatch::age)
                .baseUnit("seconds")
                .description("Time since the heads of the trail were signed")
                .register(metrics);
        Gauge.builder("samverka.audit.broken", this, watch -> watch.broken)
                .description("1 when the last check found the trail broken, 0 when it held")
                .register(metrics);
    }

    @Scheduled(initialDelayString = "20s", fixedDelayString = "${samverka.audit.every:10m}")
    void sign() {
        try {
            var heads = jdbc.sql("select chain, seq, encode(hash, 'hex') as hash from audit.heads()")
                    .query(Head.class)
                    .list();
            file.append(heads, clock.instant(), false);
            signed = clock.instant();
        } catch (IOException | GeneralSecurityException | DataAccessException e) {
            LOG.error("The heads of the trail could not be signed: {}", e.toString());
        }
    }

    @Scheduled(cron = "${samverka.audit.check:0 20 3 * * *}", zone = "Europe/Stockholm")
    void check() {
        var database = auditor.find();
        if (database.isEmpty()) {
            LOG.warn("The trail is not checked: samverka.audit.password is not set. Run verify-audit elsewhere.");
            return;
        }
        try {
            var verdict = Verdict.of(database.get(), settings.folder());
            broken = verdict.broken() == null ? 0 : 1;
            if (verdict.broken() == null) {
                LOG.info("The trail was checked. {}", verdict);
            } else {
                LOG.error("The trail was checked. {}", verdict);
            }
        } catch (IOException | GeneralSecurityException | SQLException e) {
            LOG.error("The trail could not be checked: {}", e.toString());
        }
    }

    private double age() {
        var last = signed;
        return last == null ? Double.NaN : (clock.millis() - last.toEpochMilli()) / 1000.0;
    }
}
