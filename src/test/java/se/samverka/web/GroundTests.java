package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import se.samverka.secrecy.Reasons.Kind;
import se.samverka.secrecy.Reasons.Reason;

class GroundTests {

    private final Names names = mock();

    @BeforeEach
    void in_swedish() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("sv"));
    }

    @AfterEach
    void no_language_is_left_behind() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void consent_says_its_last_day_though_it_ends_as_the_next_begins() {
        var ground = Ground.of(
                reason(Kind.CONSENT, "LB-SAM", "OSL 12:2", null, Instant.parse("2027-04-30T22:00:00Z")), names);

        assertThat(ground.key()).isEqualTo("ground.consent.until");
        assertThat(ground.until()).isEqualTo("30\u00a0april\u00a02027");
    }

    @Test
    void the_law_is_said_as_people_look_it_up() {
        var ground = Ground.of(reason(Kind.LAW, "LB-191", "SoL 19:1", null, null), names);

        assertThat(ground.key()).isEqualTo("ground.law");
        assertThat(ground.law()).isEqualTo("SoL 19:1");
    }

    @Test
    void a_decision_names_whoever_decided() {
        when(names.person("skola.hisingen")).thenReturn("Bertil Karlberg");

        var ground = Ground.of(reason(Kind.DECISION, "LB-1027", "OSL 10:27", "skola.hisingen", null), names);

        assertThat(ground.decidedBy()).isEqualTo("Bertil Karlberg");
    }

    @Test
    void an_emergency_says_the_minute_it_ends() {
        var why = new Reason(Kind.EMERGENCY, null, null, null, null, null, null, Instant.parse("2027-04-30T12:30:00Z"));

        var ground = Ground.of(why, names);

        assertThat(ground.key()).isEqualTo("ground.emergency.until");
        assertThat(ground.until()).endsWith("14:30");
        assertThat(ground.says()).isEqualTo("ground.emergency.says");
    }

    private static Reason reason(
            Kind kind, String code, String paragraph, @Nullable String by, @Nullable Instant until) {
        return new Reason(kind, code, paragraph, null, by, null, null, until);
    }
}
