package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTests {

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    private final Throttle throttle = new Throttle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void a_few_slips_cost_nothing() {
        fail(4, "anna", "10.0.0.1");

        assertThat(throttle.mustWait("anna", "10.0.0.1")).isFalse();
    }

    @Test
    void guessing_on_must_wait_longer_and_longer() {
        fail(5, "anna", "10.0.0.1");
        assertThat(waitOf("anna", "10.0.0.1")).isEqualTo(Duration.ofSeconds(2));

        fail(2, "anna", "10.0.0.1");
        assertThat(waitOf("anna", "10.0.0.1")).isEqualTo(Duration.ofSeconds(8));

        fail(30, "anna", "10.0.0.1");
        assertThat(waitOf("anna", "10.0.0.1")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void the_right_password_ends_the_wait() {
        fail(6, "anna", "10.0.0.1");
        throttle.succeeded("anna", "10.0.0.1");
        fail(1, "anna", "10.0.0.1");

        assertThat(throttle.mustWait("anna", "10.0.0.1")).isFalse();
    }

    @Test
    void others_cannot_lock_a_person_out() {
        throttle.succeeded("anna", "10.0.0.1");
        for (var i = 0; i < 200; i++) {
            throttle.failed("anna", "192.0.2." + i);
        }

        assertThat(throttle.mustWait("anna", "10.0.0.1")).isFalse();
        assertThat(throttle.mustWait("anna", "192.0.2.201")).isTrue();
        assertThat(waitOf("anna", "192.0.2.201")).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void one_address_cannot_try_many_accounts() {
        for (var i = 0; i < 220; i++) {
            throttle.failed("person" + i, "10.0.0.9");
        }

        assertThat(throttle.mustWait("somebody", "10.0.0.9")).isTrue();
        assertThat(throttle.mustWait("somebody", "10.0.0.8")).isFalse();
    }

    @Test
    void unknown_accounts_wait_like_known_ones() {
        fail(7, "unknown", "10.0.0.1");

        assertThat(throttle.mustWait("unknown", "10.0.0.1")).isTrue();
    }

    private void fail(int times, String account, String address) {
        for (var i = 0; i < times; i++) {
            throttle.failed(account, address);
        }
    }

    private Duration waitOf(String account, String address) {
        var start = now;
        while (throttle.mustWait(account, address)) {
            now = now.plusSeconds(1);
        }
        var waited = Duration.between(start, now);
        now = start;
        return waited;
    }
}
